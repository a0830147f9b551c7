import { element } from '../element'
import { qrCode } from '../qr-code'
import { nowWords, type Slip, takenWords, wayWords, windowWords } from './slip'

const row = (name: string, words: string): HTMLElement[] =>
  words === '' ? [] : [element('dt', '', name), element('dd', '', words)]

/** The printed slip: 384 dots wide, black only. `follow` is where its code leads. */
export const paper = (slip: Slip, follow: string, school: string, code: string): HTMLElement =>
  element(
    'article',
    'paper',
    element('h1', '', '师生服务中心'),
    element('p', 'school', school),
    element('div', 'plate', element('div', '', slip.unitName), element('b', '', slip.number)),
    element('div', 'windows', windowWords(slip)),
    element('div', 'now', nowWords(slip)),
    element('hr', ''),
    element(
      'dl',
      '',
      ...row('办什么', slip.serviceName),
      ...row('带什么', slip.bring.join('、')),
      ...row('怎么走', wayWords(slip)),
      ...row('取号', takenWords(slip)),
    ),
    element('hr', ''),
    element(
      'div',
      'scan',
      qrCode(follow, 190),
      element(
        'div',
        '',
        element('b', '', '扫码看'),
        element('b', '', '排到哪'),
        element('span', '', '不用登录'),
      ),
    ),
    element('p', 'code', `编号 ${code.replace(/(.{4})(?=.)/g, '$1 ')}`),
    element('p', 'rule', '过号 30 分钟内到导办台，可重新排入一次。优先对象最多提前 20 分钟。'),
  )

/** A roll has no pages: the sheet is as long as what stands on it. */
export const cutPaper = (article: HTMLElement, style: HTMLStyleElement): void => {
  const millimetres = Math.ceil((article.offsetHeight / 384) * 48) + 4
  style.textContent = `@page { size: 58mm ${String(millimetres)}mm; margin: 0 5mm; }`
}
