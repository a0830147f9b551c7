import type { PublishedSheet } from '../_shared/published-sheet'
import { type Catalogue, catalogue } from './catalogue'
import { headerOf, type HttpAnswer, type HttpEvent, parameterOf, revalidatedText } from './http'
import { printPage } from './print-page'
import { sheetListPage } from './sheet-list-page'
import { sheetPage } from './sheet-page'
import { type Asked, say, wholePage } from './site-page'
import { html } from './html'
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

const notThere = (event: HttpEvent, asked: Asked): HttpAnswer => {
  const title = say(asked, '没有这张表', 'No such sheet')
  const main = html`<div class="hero">
    <h1>${title}</h1>
    <p>${say(asked, '可能改了编码或已撤下。', 'Its code may have changed, or it was retired.')}</p>
    <p><a href="./">${say(asked, '看全部事项', 'See everything')}</a></p>
  </div>`
  return page(event, wholePage(asked, { title, description: title, page: '', main }), 404)
}

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
    _sheet: sheet,
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
