import { element } from '../element'
import { qrCode } from '../qr-code'
import { type CaseSlip, dayWords, introOf, titles } from './case-slip'

type Row = readonly [zh: string, en: string, words: string | undefined]

const facts = ({ words, kind, denial, isProvisional, taken }: CaseSlip): Row[] => [
  ['不能当场办结的原因', 'Why not at once', kind === 'acceptance' ? words : undefined],
  ['办理结果', 'Result', kind === 'result' ? words : undefined],
  ['依据', 'Basis', denial === undefined ? undefined : `${denial.basis.zh}：${denial.clause}`],
  ['理由', 'Ground', denial?.ground],
  ['有异议可以找', 'To appeal', denial?.appeal],
  ['说明', 'Note', isProvisional ? '次年校历尚未正式公布，日期以公布后为准' : undefined],
  [
    '已收材料',
    'Papers taken',
    kind === 'acceptance' && taken.length > 0 ? taken.map(({ zh }) => zh).join('、') : undefined,
  ],
]

const rows = (slip: CaseSlip): HTMLElement[] =>
  facts(slip).flatMap(([zh, en, words]) =>
    words === undefined ? [] : [element('dt', '', zh, element('small', '', en)), element('dd', '', words)],
  )

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
const blank = (zh: string): HTMLElement => element('span', 'blank', zh, element('i', ''))

/** The paper itself: title, what it means, the list, whom to ask, and the code to follow it by. */
export const casePaper = (slip: CaseSlip, follow: string, school: string, code: string): HTMLElement => {
  const title = titles[slip.kind]
  const intro = introOf(slip)
  return element(
    'article',
    'paper',
    element(
      'header',
      '',
      element('p', 'school', school),
      element('h1', '', title.zh),
      element('p', 'en', title.en),
    ),
    element(
      'p',
      'ids',
      element('span', '', `办件号 ${slip.no}`),
      element('span', '', `${slip.unit.zh} ${String(slip.windowNo)}号窗口`),
      element('span', '', dayWords(slip.on)),
    ),
    element('p', 'who', blank('申请人'), blank('代办人')),
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
          element('b', '', '扫码看进度'),
          element('span', '', '不用登录 · No login needed'),
          element('span', 'code', code.replace(/(.{4})(?=.)/g, '$1 ')),
        ),
      ),
      element(
        'p',
        'ask',
        element('span', '', `咨询 ${slip.consultPhone}`),
        element('span', '', `监督 ${slip.complaintPhone}`),
        element('span', '', `依据一事一表 ${slip.service.code} 第 ${String(slip.service.version)} 版`),
      ),
      element('p', 'who', blank('经办人'), blank('申请人签字')),
    ),
  )
}
