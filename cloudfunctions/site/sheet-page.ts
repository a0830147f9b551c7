import { inLanguage } from '../_kernel/refusal'
import type { PublishedSheet } from '../_shared/published-sheet'
import type { ServiceSheet } from '../_shared/service-sheet'
import {
  audienceText,
  basisText,
  daysText,
  deliveryText,
  feeText,
  formText,
  kindText,
  stepText,
  templateText,
} from '../_shared/sheet-words'
import { templateKey } from '../_shared/template-key'
import { dayOf } from '../_kernel/time'
import { type Catalogue, nameText, unitOf, unitText, windowsOf } from './catalogue'
import { Html, html } from './html'
import { type Asked, linkTo, say, wholePage } from './site-page'

type Material = ServiceSheet['materials'][number]

export const needText = (material: Material, asked: Asked): string =>
  material.need === 'required'
    ? say(asked, '必交', 'Required')
    : material.need === 'optional'
      ? say(asked, '可选', 'Optional')
      : inLanguage(asked.language, material.when, material.whenEn)

export const materialText = (material: Material, { language }: Asked): string =>
  inLanguage(language, material.name, material.nameEn)
export const sourceText = (material: Material, { language }: Asked): string =>
  inLanguage(language, material.from, material.fromEn)

/** How long it takes: what is promised, and what the law allows. */
export const limitText = ({ kind, promisedDays, legalDays }: ServiceSheet, asked: Asked): string => {
  const { language } = asked
  const legal = daysText(legalDays, language)
  return kind === 'direct'
    ? say(asked, '当场办结', 'While you wait')
    : say(
        asked,
        `承诺 ${daysText(promisedDays, language)}（法定 ${legal}）`,
        `${daysText(promisedDays, language)} promised (${legal} by law)`,
      )
}

export const vacationText = ({ inVacation }: ServiceSheet, asked: Asked): string =>
  inVacation
    ? say(asked, '照常办理，计入时限', 'Work goes on, and the days count')
    : say(asked, '不计入时限', "The days don't count")

const where = (sheet: ServiceSheet, known: Catalogue, asked: Asked): Html => {
  const windows = windowsOf(sheet, known)
  const unit = unitOf(sheet.ownerUnit, known)
  if (windows.length === 0) {
    const office = unit === undefined ? '' : asked.language === 'en' ? unit.officeEn : unit.office
    return html`<p class="where">
      <span class="plate ghost">${say(asked, '科室', 'Office')}</span>
      ${unitText(sheet.ownerUnit, known, asked.language)} ${office}
    </p>`
  }
  return html`<ul class="windows">
    ${windows.map(
      ({ no, place, placeEn }) =>
        html`<li>
          <span class="plate">${no}</span>
          <span
            >${say(asked, `${String(no)}号窗口`, `Window ${String(no)}`)}<br /><span class="more"
              >${asked.language === 'en' ? placeEn : place}</span
            ></span
          >
        </li>`,
    )}
  </ul>`
}

const fact = (name: string, value: string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`

const phone = (name: string, number: string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd><a href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a></dd>
  </div>`

/** The blank form of a paper, by an address that leads to a fresh link each time. */
const formLink = (code: string, { template }: Material, asked: Asked): Html | undefined =>
  template === undefined
    ? undefined
    : html`<a class="form" href="${linkTo(`${code}.form`, asked, { key: templateKey(template.file) })}"
        >${say(asked, '下载空白表格', 'Download the blank form')}
        <small>${templateText(template, asked.language)}</small></a
      >`

const papers = ({ code, materials }: ServiceSheet, asked: Asked): Html =>
  materials.length === 0
    ? html`<p>${say(asked, '不用带材料。', 'Nothing to bring.')}</p>`
    : html`<ul class="papers">
        ${materials.map(
          (material) =>
            html`<li class="${material.need}">
              <span class="name">${materialText(material, asked)}</span>
              <span class="more"
                >${formText(material, asked.language)} ·
                ${sourceText(material, asked)}${material.electronicAccepted ? say(asked, ' · 可交电子版', ' · a file will do') : ''}</span
              >
              ${formLink(code, material, asked)}
              <span class="need">${needText(material, asked)}</span>
            </li>`,
        )}
      </ul>`

const joint = (sheet: ServiceSheet, known: Catalogue, asked: Asked): Html | undefined =>
  sheet.kind === 'joint'
    ? html`<section class="card">
        <h2>${say(asked, '谁来办', 'Who does it')}</h2>
        <dl>
          ${fact(say(asked, '牵头单位', 'Lead'), unitText(sheet.leadUnit, known, asked.language))}
          ${fact(say(asked, '协办单位', 'With'), sheet.coUnits.map((name) => unitText(name, known, asked.language)).join(say(asked, '、', ', ')))}
        </dl>
        <p class="more">${say(asked, '您只和牵头单位打交道。', 'You deal with the lead unit only.')}</p>
      </section>`
    : undefined

const online = ({ onlineHall }: ServiceSheet, asked: Asked): Html | undefined =>
  onlineHall.available
    ? html`<p class="note">
        ${
          onlineHall.link === undefined
            ? say(asked, '也可以在网上办事大厅办理。', 'It can be done in the online hall, too.')
            : html`<a href="${onlineHall.link}" rel="noopener"
                >${say(asked, '在网上办事大厅办理', 'Do it in the online hall')}</a
              >`
        }
      </p>`
    : undefined

/** One published sheet as a visitor reads it: where, how long and what to bring first. */
export const sheetPage = ({ sheet, updatedAt }: PublishedSheet, known: Catalogue, asked: Asked): string => {
  const { language } = asked
  const name = nameText(sheet, language)
  const conditions = inLanguage(language, sheet.conditions, sheet.conditionsEn)
  const main = html`<nav class="crumbs" aria-label="${say(asked, '位置', 'Where you are')}">
      <a href="${linkTo('', asked)}">${say(asked, '办事指南', 'Services')}</a>
    </nav>
    <article>
      <header class="subject">
        <h1>${name}</h1>
        <p class="chips">
          <span class="chip plain">${kindText(sheet.kind, language)}</span
          ><span class="chip plain">${sheet.code}</span>
        </p>
        <p>
          ${unitText(sheet.ownerUnit, known, language)} ·
          ${sheet.audience.map((one) => audienceText(one, language)).join(say(asked, '、', ', '))}
        </p>
        ${conditions === '' ? undefined : html`<p>${conditions}</p>`}
      </header>
      <div class="columns">
        <section class="card first">
          <h2>${say(asked, '在哪办，多久', 'Where and how long')}</h2>
          ${where(sheet, known, asked)}
          <dl>
            ${fact(say(asked, '时限', 'Time'), limitText(sheet, asked))}
            ${sheet.kind === 'direct' ? undefined : fact(say(asked, '寒暑假', 'Vacations'), vacationText(sheet, asked))}
            ${fact(say(asked, '收费', 'Fee'), feeText(sheet.fee, language))}
            ${fact(say(asked, '到现场', 'Visits'), say(asked, `${String(sheet.visits)} 次`, String(sheet.visits)))}
            ${fact(say(asked, '拿到', 'You get'), inLanguage(language, sheet.result, sheet.resultEn))}
            ${fact(say(asked, '送达', 'Handed over'), sheet.delivery.map((way) => deliveryText(way, language)).join(say(asked, '、', ', ')))}
          </dl>
          ${online(sheet, asked)}
        </section>
        <section class="card">
          <h2>${say(asked, '要带', 'Bring')}</h2>
          ${papers(sheet, asked)}
        </section>
        <section class="card">
          <h2>${say(asked, '怎么办', 'Steps')}</h2>
          <ol class="steps">
            ${sheet.steps.map((step) => html`<li>${stepText(step, language)}</li>`)}
          </ol>
        </section>
        ${joint(sheet, known, asked)}
        <section class="card">
          <h2>${say(asked, '依据与电话', 'Basis and phones')}</h2>
          <ul class="basis">
            ${sheet.basis.map((one) => html`<li>${one.link === undefined ? basisText(one) : html`<a href="${one.link}" rel="noopener">${basisText(one)}</a>`}</li>`)}
          </ul>
          <dl>
            ${phone(say(asked, '咨询', 'Questions'), sheet.consultPhone)}${phone(say(asked, '投诉', 'Complaints'), sheet.complaintPhone)}
          </dl>
        </section>
      </div>
      <p class="acts">
        <a class="button" href="${linkTo(`${sheet.code}.print`, asked)}"
          >${say(asked, '打印一事一表', 'Print this sheet')}</a
        >
      </p>
      <p class="seal-line">
        ${say(asked, `第 ${String(sheet.version)} 版，${dayOf(updatedAt)} 发布`, `Version ${String(sheet.version)}, published ${dayOf(updatedAt)}`)}
        · <code>${sheet.hash.slice(0, 12)}</code>
      </p>
    </article>`
  return wholePage(asked, { title: name, description: `${name}：${conditions}`, page: sheet.code, main })
}
