import { shortHash } from '../_kernel/hash'
import { spendRead } from '../_kernel/rate-limit'
import { linkTo } from '../_kernel/upload/upload'
import type { PublishedSheet } from '../_shared/published-sheet'
import type { ServiceSheet } from '../_shared/service-sheet'
import { templateKey } from '../_shared/template-key'
import { type Catalogue, catalogue } from './catalogue'
import {
  askerOf,
  failure,
  headerOf,
  type HttpAnswer,
  type HttpEvent,
  parameterOf,
  redirect,
  revalidatedText,
} from './http'
import { printPage } from './print-page'
import { sheetListPage } from './sheet-list-page'
import { sheetPage } from './sheet-page'
import { type Asked, linkTo as linkWithin, say, wholePage } from './site-page'
import { type Html, html } from './html'
import { siteStyle } from './site-style'

/** Pages run nothing and load nothing but their own style; a local machine lends its type from the same place. */
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const page = (event: HttpEvent, text: string, statusCode = 200): HttpAnswer =>
  revalidatedText(event, text, {
    statusCode,
    type: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': policy,
      // A browser may show what it has for a minute; a new version is asked for behind it.
      'cache-control': statusCode === 200 ? 'public, max-age=60, stale-while-revalidate=600' : 'no-store',
    },
  })

const askedOf = (event: HttpEvent): Asked => {
  const kept = ['q', 'for'].map((name) => [name, parameterOf(event, name).slice(0, 60)] as const)
  return {
    language: parameterOf(event, 'lang') === 'en' ? 'en' : 'zh-CN',
    query: Object.fromEntries(kept.filter(([, value]) => value !== '')),
  }
}

/** Where readers find a page, as they reached this one: what the code on paper leads to. */
const addressOf = (event: HttpEvent, code: string): string => {
  const host = headerOf(event, 'host')
  const known = /^[\w.-]+(?::\d+)?$/.test(host) ? host : 'localhost'
  const isLocal = /^(?:localhost|127\.0\.0\.1)(?::|$)/.test(known)
  return `${isLocal ? 'http' : 'https'}://${known}/site/${code}`
}

/** What to do instead, where an address leads to nothing any more. */
const gone = (event: HttpEvent, asked: Asked, title: string, text: string, way: Html): HttpAnswer => {
  const main = html`<div class="hero">
    <h1>${title}</h1>
    <p>${text}</p>
    <p>${way}</p>
  </div>`
  return page(event, wholePage(asked, { title, description: title, page: '', main }), 404)
}

const notThere = (event: HttpEvent, asked: Asked): HttpAnswer =>
  gone(
    event,
    asked,
    say(asked, '没有这张表', 'No such sheet'),
    say(asked, '可能改了编码或已撤下。', 'Its code may have changed, or it was retired.'),
    html`<a href="${linkWithin('', asked)}">${say(asked, '看全部事项', 'See everything')}</a>`,
  )

/** A sheet for readers of the feed: a blank form by the address that leads to it, not by where it lies. */
const told = (sheet: ServiceSheet): object => ({
  ...sheet,
  materials: sheet.materials.map(({ template, ...material }) =>
    template === undefined
      ? material
      : {
          ...material,
          template: {
            kind: template.kind,
            bytes: template.bytes,
            hash: template.hash,
            url: `./${sheet.code}.form?key=${templateKey(template.file)}`,
          },
        },
  ),
})

/** https://www.jsonfeed.org/version/1.1/ with the whole sheet beside each item. */
const feed = ({ published, version }: Catalogue) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '师生服务中心 · 一事一表',
  language: 'zh-CN',
  _catalogue: version,
  items: published.map(({ sheet, updatedAt }: PublishedSheet) => ({
    id: `${sheet.code}:${String(sheet.version)}`,
    url: `./${sheet.code}`,
    title: sheet.name,
    summary: sheet.conditions === '' ? sheet.result : sheet.conditions,
    content_text: sheet.steps.map(({ name }) => name).join('、'),
    date_modified: updatedAt.toISOString(),
    tags: sheet.audience,
    _sheet: told(sheet),
  })),
})

/** The list with its search. */
export const answerSite = async (event: HttpEvent): Promise<HttpAnswer> => {
  const asked = askedOf(event)
  const wanted = { words: (asked.query['q'] ?? '').trim(), audience: asked.query['for'] ?? '' }
  return page(event, await sheetListPage(wanted, await catalogue(), asked))
}

export const answerFeed = async (event: HttpEvent): Promise<HttpAnswer> =>
  revalidatedText(event, JSON.stringify(feed(await catalogue())), {
    type: 'application/feed+json; charset=utf-8',
    headers: { 'cache-control': 'public, max-age=60, stale-while-revalidate=600' },
  })

export const answerStyle = (event: HttpEvent): Promise<HttpAnswer> =>
  Promise.resolve(
    revalidatedText(event, siteStyle, {
      type: 'text/css; charset=utf-8',
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    }),
  )

const sheetStep = /^([A-Z]{2,6}-\d{3})(\.print)?$/

/** Whether a path's last step names a sheet's page. */
export const isSheetStep = (step: string): boolean => sheetStep.test(step)

/** One sheet: its page, or the paper for the wall. */
export const answerSheet = async (event: HttpEvent, step: string): Promise<HttpAnswer> => {
  const asked = askedOf(event)
  const [, code = '', print] = sheetStep.exec(step) ?? []
  const known = await catalogue()
  const published = known.byCode.get(code)
  if (published === undefined) return notThere(event, asked)
  return page(
    event,
    print === undefined
      ? sheetPage(published, known, asked)
      : await printPage(published, known, asked, addressOf(event, code)),
  )
}

const formStep = /^([A-Z]{2,6}-\d{3})\.form$/

/** Whether a path's last step leads to a blank form. */
export const isFormStep = (step: string): boolean => formStep.test(step)

/** `GET /site/JW-003.form?key=…`: leads to a blank form of the published version, by a link for five minutes. */
export const answerForm = async (event: HttpEvent, step: string, now: Date): Promise<HttpAnswer> => {
  const wait = spendRead(shortHash(`form:${askerOf(event)}`), now)
  if (wait !== undefined) return failure(429, 'TOO_OFTEN', { 'retry-after': String(wait) })
  const asked = askedOf(event)
  const code = formStep.exec(step)?.[1] ?? ''
  const key = parameterOf(event, 'key')
  const { materials = [] } = (await catalogue()).byCode.get(code)?.sheet ?? {}
  const template = materials
    .flatMap((material) => material.template ?? [])
    .find(({ file }) => templateKey(file) === key)
  const link = template === undefined ? undefined : await linkTo(template.file)
  if (link !== undefined) return redirect(link)
  return gone(
    event,
    asked,
    say(asked, '没有这份空白表格', 'No such blank form'),
    say(asked, '可能已换新或撤下。', 'It may have been replaced or withdrawn.'),
    html`<a href="${linkWithin(code, asked)}"
      >${say(asked, '看这件事现在的表', 'See the sheet as it is now')}</a
    >`,
  )
}
