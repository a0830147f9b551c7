import { element } from '../element'
import { qrCode } from '../qr-code'
import { askOf, type CaseSlip, factsOf, idsOf, introOf, type Pair, titles } from './case-slip'

/** In Chinese, and below it in English where that says more. */
const both = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { zh, en }: Pair,
): HTMLElementTagNameMap[Tag] => element(tag, '', zh, en === zh ? undefined : element('small', '', en))

const rows = (slip: CaseSlip): HTMLElement[] =>
  factsOf(slip).flatMap(([name, fact]) => [both('dt', name), both('dd', fact)])

const list = ({ items }: CaseSlip): HTMLElement | undefined =>
  items.length === 0
    ? undefined
    : element(
        'ol',
        '',
        ...items.map(({ name, nameEn, todo, todoEn }) =>
          element(
            'li',
            '',
            element('b', '', name),
            element('span', '', todo),
            todoEn === todo
              ? undefined
              : element('small', '', nameEn === name ? todoEn : `${nameEn}: ${todoEn}`),
          ),
        ),
      )

/** A line to write a name on: nobody's name is kept behind a code. */
const blank = (zh: string, en: string): HTMLElement =>
  element('span', 'blank', both('span', { zh, en }), element('i', ''))

/** The paper itself: title, what it means, the list, whom to ask, and the code to follow it by. */
export const casePaper = (slip: CaseSlip, follow: string, school: Pair, code: string): HTMLElement => {
  const title = titles[slip.kind]
  const intro = introOf(slip)
  return element(
    'article',
    'paper',
    element('header', '', both('p', school), element('h1', '', title.zh), element('p', 'en', title.en)),
    element('p', 'ids', ...idsOf(slip).map((one) => both('span', one))),
    element('p', 'who', blank('申请人', 'Applicant'), blank('代办人', 'Proxy')),
    element('p', 'intro', intro.zh),
    element('p', 'en', intro.en),
    list(slip),
    element('dl', '', ...rows(slip)),
    element(
      'footer',
      '',
      element(
        'div',
        'scan',
        qrCode(follow, 168),
        element(
          'div',
          '',
          element('b', '', '扫码看进度 · Scan to follow'),
          element('span', '', '不用登录 · No login needed'),
          element('span', 'code', code.replace(/(.{4})(?=.)/g, '$1 ')),
        ),
      ),
      element('p', 'ask', ...askOf(slip).map((one) => both('span', one))),
      element('p', 'who', blank('经办人', 'Handled by'), blank('申请人签字', 'Signed')),
    ),
  )
}
