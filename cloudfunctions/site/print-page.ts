import { dayOf } from '../_kernel/time'
import { inLanguage } from '../_kernel/refusal'
import type { PublishedSheet } from '../_shared/published-sheet'
import {
  audienceText,
  basisText,
  deliveryText,
  feeText,
  formText,
  kindText,
  stepText,
} from '../_shared/sheet-words'
import { type Catalogue, nameText, unitOf, unitText, windowsOf } from './catalogue'
import { Html, html } from './html'
import { limitText, materialText, needText, sourceText, vacationText } from './sheet-page'
import { type Asked, say, wholePage } from './site-page'

const QUIET = 2

/** A QR code as a drawing. Middle error correction: what hangs on a wall gets creased. */
const qrCode = async (text: string, name: string): Promise<Html> => {
  const { create } = (await import('qrcode')).default
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = String(modules.size + 2 * QUIET)
  const path = Array.from(modules.data, (isDark, index) => {
    const [x, y] = [(index % modules.size) + QUIET, Math.floor(index / modules.size) + QUIET]
    return isDark === 0 ? '' : `M${String(x)} ${String(y)}h1v1h-1z`
  }).join('')
  return html`<svg
    class="qr"
    role="img"
    aria-label="${name}"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <path d="${path}" />
  </svg>`
}

const line = (name: string, value: Html | string): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`

/** How small the type must be for one page: by the lines that papers, steps and long texts take. */
const densityOf = ({ sheet }: PublishedSheet): string => {
  const words = [
    sheet.conditions,
    ...sheet.steps.map(({ name }) => name),
    ...sheet.basis.map(({ title }) => title),
  ]
  const forms = sheet.materials.filter(({ template }) => template !== undefined).length
  const lines = sheet.materials.length * 1.3 + forms + sheet.steps.length + words.join('').length / 36
  return lines <= 16 ? 'roomy' : lines <= 26 ? 'close' : 'tight'
}

/** 一事一表 for the wall: one A4 page with a code that leads to the page where it stays up to date (§17). */
export const printPage = async (
  published: PublishedSheet,
  known: Catalogue,
  asked: Asked,
  address: string,
): Promise<string> => {
  const { sheet, updatedAt } = published
  const { language } = asked
  const and = say(asked, '、', ', ')
  const windows = windowsOf(sheet, known)
  const unit = unitOf(sheet.ownerUnit, known)
  const place =
    windows.length > 0
      ? windows
          .map((one) =>
            say(
              asked,
              `${String(one.no)}号窗口（${one.place}）`,
              `Window ${String(one.no)} (${one.placeEn})`,
            ),
          )
          .join(and)
      : `${unitText(sheet.ownerUnit, known, language)} ${(language === 'en' ? unit?.officeEn : unit?.office) ?? ''}`
  const conditions = inLanguage(language, sheet.conditions, sheet.conditionsEn)
  const papers =
    sheet.materials.length === 0
      ? say(asked, '不用带材料', 'Nothing to bring')
      : html`<table class="papers">
          <thead>
            <tr>
              <th scope="col">${say(asked, '名称', 'Paper')}</th>
              <th scope="col">${say(asked, '形式', 'Form')}</th>
              <th scope="col">${say(asked, '要求', 'Needed')}</th>
              <th scope="col">${say(asked, '取得', 'From')}</th>
            </tr>
          </thead>
          <tbody>
            ${sheet.materials.map(
              (one) =>
                html`<tr>
                  <td>${materialText(one, asked)}</td>
                  <td>
                    ${formText(one, language)}${one.electronicAccepted && one.form !== 'electronic' ? say(asked, '（可电子版）', ' (or a file)') : ''}
                  </td>
                  <td>${needText(one, asked)}</td>
                  <td>
                    ${sourceText(one, asked)}${one.template === undefined ? '' : say(asked, '；空白表格扫码下载', '; scan for the blank form')}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>`
  const main = html`<main class="a4 ${densityOf(published)}">
    <header>
      <div>
        <p class="kicker">${say(asked, '师生服务中心 · 一事一表', 'Service Centre · Service sheet')}</p>
        <h1>${nameText(sheet, language)}</h1>
        <p class="sub">${language === 'en' ? sheet.name : sheet.nameEn}</p>
      </div>
      <div class="code">
        ${await qrCode(address, say(asked, '本表网页的二维码', "Code of this sheet's page"))}
        <p>${say(asked, '扫码看最新版', 'Scan for the latest')}</p>
      </div>
    </header>
    <table class="sheet">
      <tbody>
        ${line(say(asked, '编码', 'Code'), `${sheet.code}　${kindText(sheet.kind, language)}`)}
        ${line(say(asked, '责任单位', 'Unit'), unitText(sheet.ownerUnit, known, language))}
        ${sheet.kind === 'joint' ? line(say(asked, '牵头与协办', 'Lead and co-units'), [sheet.leadUnit, ...sheet.coUnits].map((name) => unitText(name, known, language)).join(and)) : undefined}
        ${line(say(asked, '服务依据', 'Basis'), sheet.basis.map(basisText).join(say(asked, '；', '; ')))}
        ${line(say(asked, '服务对象', 'For'), sheet.audience.map((one) => audienceText(one, language)).join(and))}
        ${conditions === '' ? undefined : line(say(asked, '办理条件', 'Conditions'), conditions)}
        ${line(
          say(asked, '办事流程', 'Steps'),
          html`<ol>
            ${sheet.steps.map((step) => html`<li>${stepText(step, language)}</li>`)}
          </ol>`,
        )}
        ${line(say(asked, '材料要求', 'Papers'), papers)}
        ${line(say(asked, '办理时限', 'Time limit'), html`<strong>${limitText(sheet, asked)}</strong>${sheet.kind === 'direct' ? undefined : html` 　${vacationText(sheet, asked)}`}`)}
        ${line(say(asked, '收费', 'Fee'), feeText(sheet.fee, language))}
        ${line(say(asked, '结果与送达', 'Result'), `${inLanguage(language, sheet.result, sheet.resultEn)}　${sheet.delivery.map((way) => deliveryText(way, language)).join(and)}`)}
        ${line(say(asked, '办理地点', 'Where'), place)}
        ${line(say(asked, '网上办理', 'Online'), sheet.onlineHall.available ? (sheet.onlineHall.link ?? say(asked, '网上办事大厅', 'Online hall')) : say(asked, '暂不支持', 'Not yet'))}
        ${line(say(asked, '咨询 / 投诉', 'Phones'), `${sheet.consultPhone} / ${sheet.complaintPhone}`)}
      </tbody>
    </table>
    <footer>
      <p>
        ${say(asked, `第 ${String(sheet.version)} 版　${dayOf(updatedAt)} 发布`, `Version ${String(sheet.version)}, published ${dayOf(updatedAt)}`)}
      </p>
      <p>${sheet.hash.slice(0, 16)}</p>
    </footer>
  </main>`
  return wholePage(asked, {
    title: nameText(sheet, language),
    description: conditions,
    page: `${sheet.code}.print`,
    main,
    isPaper: true,
  })
}
