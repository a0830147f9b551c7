import { groupBy } from '../_kernel/group'
import type { ServiceSheet } from '../_shared/service-sheet'
import { audienceNames, audienceText, daysText, kindText } from '../_shared/sheet-words'
import { type Catalogue, nameText, unitText, windowsOf } from './catalogue'
import { findSheets } from './find-sheets'
import { Html, html } from './html'
import { type Asked, linkTo, say, wholePage } from './site-page'

/** What is asked of the list: words, and for whom. */
export interface Wanted {
  readonly words: string
  readonly audience: string
}

const limitText = ({ kind, promisedDays }: ServiceSheet, asked: Asked): string =>
  kind === 'direct'
    ? say(asked, '当场办结', 'While you wait')
    : say(asked, `承诺 ${daysText(promisedDays, 'zh-CN')}`, `Within ${daysText(promisedDays, 'en')}`)

const rowOf = (sheet: ServiceSheet, known: Catalogue, asked: Asked): Html => {
  const [first, ...others] = windowsOf(sheet, known)
  const where =
    first === undefined
      ? html`<span class="plate ghost">${say(asked, '科室', 'Office')}</span>`
      : html`<span class="plate"
          ><span class="unseen">${say(asked, '窗口', 'Window')} </span
          >${first.no}${others.length > 0 ? '+' : ''}</span
        >`
  return html`<li>
    <a class="row" href="${linkTo(sheet.code, asked)}">
      ${where}
      <span class="words"
        ><span class="name">${nameText(sheet, asked.language)}</span>
        <span class="more"
          >${sheet.kind === 'joint' ? `${kindText(sheet.kind, asked.language)} · ` : ''}${limitText(sheet, asked)}</span
        ></span
      >
    </a>
  </li>`
}

const rows = (sheets: readonly ServiceSheet[], known: Catalogue, asked: Asked): Html =>
  html`<ul class="rows">
    ${sheets.map((sheet) => rowOf(sheet, known, asked))}
  </ul>`

const form = ({ words, audience }: Wanted, asked: Asked): Html =>
  html`<form class="search" role="search" action="./" method="get">
    <label for="q">${say(asked, '要办什么事？', 'What do you need?')}</label>
    <div class="field">
      <input
        id="q"
        name="q"
        type="search"
        value="${words}"
        maxlength="60"
        autocomplete="off"
        enterkeyhint="search"
        placeholder="${say(asked, '学生证丢了、在读证明、报销……', 'Lost student card, transcript, refund …')}"
      />
      <button type="submit">${say(asked, '搜索', 'Search')}</button>
    </div>
    ${audience === '' ? undefined : html`<input type="hidden" name="for" value="${audience}" />`}
    ${asked.language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
  </form>`

const audiences = ({ words, audience }: Wanted, asked: Asked): Html => {
  const chip = (name: string, text: string): Html => {
    const query = { ...(words === '' ? {} : { q: words }), ...(name === '' ? {} : { for: name }) }
    return name === audience
      ? html`<li>
          <a class="chip chosen" aria-current="true" href="${linkTo('', asked, query)}">${text}</a>
        </li>`
      : html`<li><a class="chip" href="${linkTo('', asked, query)}">${text}</a></li>`
  }
  const named = audienceNames.filter((name) => name !== '全体师生')
  return html`<nav aria-label="${say(asked, '为谁办', 'For whom')}">
    <ul class="chips">
      ${chip('', say(asked, '全部', 'All'))}
      ${named.map((name) => chip(name, audienceText(name, asked.language)))}
    </ul>
  </nav>`
}

const isFor = (sheet: ServiceSheet, audience: string): boolean =>
  audience === '' || sheet.audience.includes(audience) || sheet.audience.includes('全体师生')

const answers = async (wanted: Wanted, known: Catalogue, asked: Asked): Promise<Html> => {
  const found = await findSheets(wanted.words, known)
  const sheets = found.sheets.filter((sheet) => isFor(sheet, wanted.audience))
  const count = String(sheets.length)
  if (found.isAnswer && sheets.length > 0) {
    return html`<section aria-labelledby="found">
      <h2 id="found">${say(asked, `找到 ${count} 项`, `${count} found`)}</h2>
      ${rows(sheets, known, asked)}
    </section>`
  }
  return html`<section class="none" aria-labelledby="found">
    <h2 id="found">${say(asked, '没有找到这件事', 'Nothing found')}</h2>
    <p>
      ${say(asked, '换个说法再试，或在下面按单位找，也可以到大厅问导办台。', 'Try other words, look below by unit, or ask at the help desk in the hall.')}
    </p>
    ${
      sheets.length === 0
        ? undefined
        : html`<h3>${say(asked, '比较接近的', 'What comes near')}</h3>
            ${rows(sheets.slice(0, 3), known, asked)}`
    }
    <p><a href="${linkTo('', asked)}">${say(asked, '看全部事项', 'See everything')}</a></p>
  </section>`
}

/** Every published sheet under its unit, in the order of the first window that each unit keeps. */
const byUnit = ({ audience }: Wanted, known: Catalogue, asked: Asked): Html => {
  const groups = groupBy(
    known.sheets.filter((one) => isFor(one, audience)),
    ({ ownerUnit }) => ownerUnit,
  )
  const firstWindow = (sheets: readonly ServiceSheet[]): number =>
    Math.min(...sheets.map((sheet) => windowsOf(sheet, known)[0]?.no ?? Number.MAX_SAFE_INTEGER))
  const ordered = [...groups].sort(([, a], [, b]) => firstWindow(a) - firstWindow(b))
  const anchor = (at: number): string => `unit-${String(at + 1)}`
  return html`<details class="units">
      <summary>${say(asked, '按单位找', 'By unit')}</summary>
      <nav aria-label="${say(asked, '单位', 'Units')}">
        <ul class="chips">
          ${ordered.map(
            ([name], at) =>
              html`<li>
                <a class="chip" href="#${anchor(at)}">${unitText(name, known, asked.language)}</a>
              </li>`,
          )}
        </ul>
      </nav>
    </details>
    <div class="groups">
      ${ordered.map(
        ([name, sheets], at) =>
          html`<section id="${anchor(at)}" aria-labelledby="${anchor(at)}-name">
            <h2 id="${anchor(at)}-name">
              ${unitText(name, known, asked.language)}<span class="count">${sheets.length}</span>
            </h2>
            ${rows(sheets, known, asked)}
          </section>`,
      )}
    </div>`
}

/** The site's first page: the search, then everything that is published. */
export const sheetListPage = async (wanted: Wanted, known: Catalogue, asked: Asked): Promise<string> => {
  const count = String(known.sheets.length)
  const title = wanted.words === '' ? say(asked, '办事指南', 'Services') : wanted.words
  const main = html`<div class="hero">
      <h1>${say(asked, '办事指南', 'Services')}</h1>
      <p>
        ${say(asked, `${count} 项师生事务，一事一表，全部公开。`, `${count} services, one sheet each, all public.`)}
      </p>
      ${form(wanted, asked)} ${audiences(wanted, asked)}
    </div>
    ${wanted.words === '' ? byUnit(wanted, known, asked) : await answers(wanted, known, asked)}`
  const description = say(
    asked,
    '师生服务中心全部服务事项：依据、对象、流程、材料、时限。',
    'All services of the centre: basis, audience, steps, papers and time limits.',
  )
  return wholePage(asked, { title, description, page: '', main })
}
