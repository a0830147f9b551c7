import { sha256 } from '../_kernel/hash'
import type { Language } from '../_kernel/refusal'
import { Html, html } from './html'
import { siteStyle } from './site-style'

/** What a page needs to know of the request for it. */
export interface Asked {
  readonly language: Language
  /** Query parameters that a link to this page keeps. */
  readonly query: Readonly<Record<string, string>>
}

/** The style's address names its content, so that browsers may keep it for good. */
const styleVersion = sha256(siteStyle).slice(0, 10)
export const styleAddress = `style.css?v=${styleVersion}`

/** A link inside the site, in the reader's language. */
export const linkTo = (
  page: string,
  { language }: Asked,
  query: Readonly<Record<string, string>> = {},
): string => {
  const all = new URLSearchParams({ ...query, ...(language === 'en' ? { lang: 'en' } : {}) }).toString()
  return `${page === '' ? './' : `./${page}`}${all === '' ? '' : `?${all}`}`
}

/** A phrase in the reader's language. */
export const say = ({ language }: Asked, zh: string, en: string): string => (language === 'en' ? en : zh)

interface Page {
  readonly title: string
  readonly description: string
  /** Address of this page inside the site, without its query. */
  readonly page: string
  readonly main: Html
  readonly isPaper?: boolean
}

const topOf = (asked: Asked, page: string): Html => {
  const other: Asked = { ...asked, language: asked.language === 'en' ? 'zh-CN' : 'en' }
  const [text, lang] = asked.language === 'en' ? ['中文', 'zh-CN'] : ['English', 'en']
  return html`<header class="top">
    <a class="home" href="${linkTo('', asked)}"
      ><span class="seal" aria-hidden="true">师</span>${say(asked, '师生服务中心', 'Service Centre')}</a
    >
    <a class="language" href="${linkTo(page, other, asked.query)}" lang="${lang}" hreflang="${lang}"
      >${text}</a
    >
  </header>`
}

/** A whole page without a script: everything on it is there when it arrives. */
export const wholePage = (
  asked: Asked,
  { title, description, page, main, isPaper = false }: Page,
): string => {
  const centre = say(asked, '师生服务中心', 'Service Centre')
  const body = isPaper
    ? main
    : html`<a class="skip" href="#main">${say(asked, '跳到正文', 'Skip to the content')}</a>
        ${topOf(asked, page)}
        <main id="main" tabindex="-1">${main}</main>
        <footer class="foot">
          <p>
            ${say(asked, '办事公开：依《师生服务中心管理办法》第十七条公布，发布即更新。', "Published under article 17 of the centre's regulation; a new version shows as soon as it is published.")}
          </p>
          <p><a href="./feed.json">${say(asked, '数据（JSON Feed）', 'Data (JSON Feed)')}</a></p>
        </footer>`
  return html`<!doctype html>
    <html lang="${asked.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${isPaper ? 'light' : 'light dark'}" />
        <meta name="description" content="${description}" />
        <title>${title === '' ? centre : `${title} · ${centre}`}</title>
        <link rel="stylesheet" href="./${styleAddress}" />
        <link rel="alternate" type="application/feed+json" href="./feed.json" title="${centre}" />
      </head>
      <body class="${isPaper ? 'paper' : 'web'}">
        ${body}
      </body>
    </html> `.text
}
