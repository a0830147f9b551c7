import { joinParts, splitParts, wordsOf } from '../cell-parts'
import type { DraftContent } from './draft-content'

/** What a row says of a sheet. */
export interface SheetCells {
  readonly code: string
  readonly ownerUnit: string
  readonly content: DraftContent
}

/** Cells speak of windows by their number. */
export interface WindowNumbers {
  readonly noOf: (windowId: string) => string
  readonly idOf: (no: string) => string | undefined
}

type Wrong = (zh: string, en: string) => void

/** One column, the same in a spreadsheet and in JSONL. `read` gives fields of the content; the schema judges them. */
export interface Column {
  readonly key: string
  readonly title: string
  /** Lines: a list in JSONL, a cell with line ends in a spreadsheet. */
  readonly isList: boolean
  readonly write: (sheet: SheetCells, windows: WindowNumbers) => readonly string[]
  readonly read: (lines: readonly string[], wrong: Wrong, windows: WindowNumbers) => object
}

const kinds = wordsOf({ direct: '直接办理', promised: '承诺办理', joint: '联办' })
const needs = wordsOf({ required: '必交', optional: '可选', conditional: '视情况' })
const forms = wordsOf({ original: '原件', copy: '复印件', electronic: '电子版' })
const yesNo = wordsOf({ yes: '是', no: '否' })

const chosen = (
  words: { read: (word: string) => string; all: readonly string[] },
  word: string,
  wrong: Wrong,
) => {
  if (!words.all.includes(word))
    wrong(
      `“${word}”不在可选的词里：${words.all.join('、')}。`,
      `"${word}" is none of: ${words.all.join(', ')}.`,
    )
  return words.read(word)
}
const isYes = (word: string, wrong: Wrong): boolean => word !== '' && chosen(yesNo, word, wrong) === 'yes'
const whole = (word: string, wrong: Wrong): number => {
  if (word === '') return 0
  if (/^\d{1,4}$/.test(word)) return Number(word)
  wrong(`“${word}”不是 0 到 9999 的整数。`, `"${word}" is no whole number from 0 to 9999.`)
  return 0
}

type TextField = { [K in keyof DraftContent]: DraftContent[K] extends string ? K : never }[keyof DraftContent]
type ListField = {
  [K in keyof DraftContent]: DraftContent[K] extends string[] ? K : never
}[keyof DraftContent]
type NumberField = {
  [K in keyof DraftContent]: DraftContent[K] extends number ? K : never
}[keyof DraftContent]

const textColumn = (key: TextField, title: string): Column => ({
  key,
  title,
  isList: false,
  write: ({ content }) => [content[key]],
  read: (lines) => ({ [key]: lines.join('\n') }),
})
const listColumn = (key: ListField, title: string): Column => ({
  key,
  title,
  isList: true,
  write: ({ content }) => content[key],
  read: (lines) => ({ [key]: lines }),
})
const numberColumn = (key: NumberField, title: string): Column => ({
  key,
  title,
  isList: false,
  write: ({ content }) => [String(content[key])],
  read: ([word = ''], wrong) => ({ [key]: whole(word, wrong) }),
})

const basis: Column = {
  key: 'basis',
  title: '服务依据（名称 | 文号 | 链接）',
  isList: true,
  write: ({ content }) =>
    content.basis.map(({ title, documentNo, link }) => joinParts([title, documentNo, link])),
  read: (lines) => ({
    basis: lines.map((line) => {
      const [title, documentNo, link] = splitParts(line, 3)
      return { title, documentNo, link }
    }),
  }),
}

const steps: Column = {
  key: 'steps',
  title: '办理环节（名称 | 英文 | 经办 | 工作日 | 特殊环节 | 停钟）',
  isList: true,
  write: ({ content }) =>
    content.steps.map(({ name, nameEn, who, days, special, clockRuns }) =>
      joinParts([name, nameEn, who, days === 0 ? '' : String(days), special, clockRuns ? '' : '停钟']),
    ),
  read: (lines, wrong) => ({
    steps: lines.map((line) => {
      const [name, nameEn, who, days = '', special, clock = ''] = splitParts(line, 6)
      if (!['', '停钟'].includes(clock))
        wrong('最后一项只能写“停钟”或空着。', 'The last part is 停钟 or empty.')
      return { name, nameEn, who, days: whole(days, wrong), special, clockRuns: clock !== '停钟' }
    }),
  }),
}

const materials: Column = {
  key: 'materials',
  title:
    '材料（名称 | 必交/可选/视情况 | 情况 | 原件/复印件/电子版 | 份数 | 取得 | 可电子 | 英文名称 | 英文情况 | 英文取得 | 空白表格）',
  isList: true,
  write: ({ content }) =>
    content.materials.map((one) =>
      joinParts([
        one.name,
        needs.write(one.need),
        one.when,
        forms.write(one.form),
        String(one.copies),
        one.from,
        one.electronicAccepted ? '是' : '',
        one.nameEn,
        one.whenEn,
        one.fromEn,
        one.template,
      ]),
    ),
  read: (lines, wrong) => ({
    materials: lines.map((line) => {
      const [
        name,
        need = '',
        when,
        form = '',
        copies = '',
        from,
        electronic = '',
        nameEn,
        whenEn,
        fromEn,
        template,
      ] = splitParts(line, 11)
      return {
        name,
        need: chosen(needs, need, wrong),
        when,
        form: chosen(forms, form, wrong),
        copies: whole(copies, wrong),
        from,
        electronicAccepted: isYes(electronic, wrong),
        nameEn,
        whenEn,
        fromEn,
        template,
      }
    }),
  }),
}

/** `免费`, `12.50 元`, or how it is worked out with its English. */
const fee: Column = {
  key: 'fee',
  title: '收费（免费 / 金额 元 / 核定：怎么算 | 英文）',
  isList: false,
  write: ({ content: { feeKind, fen, feeNote, feeNoteEn } }) => [
    feeKind === 'free'
      ? '免费'
      : feeKind === 'fixed'
        ? `${(fen / 100).toFixed(2)} 元`
        : `核定：${joinParts([feeNote, feeNoteEn])}`,
  ],
  read: ([word = ''], wrong) => {
    const amount = /^(\d{1,6})(?:\.(\d{1,2}))? ?元$/.exec(word)
    if (word === '免费') return { feeKind: 'free' }
    if (amount !== null)
      return { feeKind: 'fixed', fen: Number(amount[1]) * 100 + Number((amount[2] ?? '').padEnd(2, '0')) }
    if (word.startsWith('核定：')) {
      const [feeNote, feeNoteEn] = splitParts(word.slice(3), 2)
      return { feeKind: 'assessed', feeNote, feeNoteEn }
    }
    wrong(
      '收费写“免费”、“5.00 元”或“核定：怎么算”。',
      'Write 免费, an amount like 5.00 元, or 核定：and how it is worked out.',
    )
    return {}
  },
}

const onlineHall: Column = {
  key: 'onlineHall',
  title: '网上办理（是 / 否 / 链接）',
  isList: false,
  write: ({ content }) => [
    content.onlineLink === '' ? yesNo.write(content.onlineHall ? 'yes' : 'no') : content.onlineLink,
  ],
  read: ([word = ''], wrong) =>
    word.startsWith('http') ? { onlineHall: true, onlineLink: word } : { onlineHall: isYes(word, wrong) },
}

const windows: Column = {
  key: 'windows',
  title: '窗口号',
  isList: true,
  write: ({ content }, { noOf }) => content.windows.map(noOf),
  read: (lines, wrong, { idOf }) => ({
    windows: lines.flatMap((no) => {
      const id = idOf(no)
      if (id === undefined) wrong(`没有 ${no} 号窗口。`, `There is no window ${no}.`)
      return id === undefined ? [] : [id]
    }),
  }),
}

/** The columns in their order. */
export const columns: readonly Column[] = [
  { key: 'code', title: '编码', isList: false, write: ({ code }) => [code], read: () => ({}) },
  {
    key: 'ownerUnit',
    title: '责任单位',
    isList: false,
    write: ({ ownerUnit }) => [ownerUnit],
    read: () => ({}),
  },
  textColumn('name', '名称'),
  textColumn('nameEn', '英文名称'),
  listColumn('aliases', '别名'),
  listColumn('keywords', '关键词'),
  basis,
  listColumn('audience', '服务对象'),
  textColumn('conditions', '办理条件'),
  textColumn('conditionsEn', '英文条件'),
  {
    key: 'kind',
    title: '办理方式',
    isList: false,
    write: ({ content }) => [kinds.write(content.kind)],
    read: ([word = ''], wrong) => ({ kind: chosen(kinds, word, wrong) }),
  },
  numberColumn('legalDays', '法定时限（工作日）'),
  numberColumn('promisedDays', '承诺时限（工作日）'),
  steps,
  materials,
  numberColumn('visits', '到现场次数'),
  {
    key: 'inVacation',
    title: '假期照办',
    isList: false,
    write: ({ content }) => [yesNo.write(content.inVacation ? 'yes' : 'no')],
    read: ([word = ''], wrong) => ({ inVacation: isYes(word, wrong) }),
  },
  fee,
  textColumn('result', '办理结果'),
  textColumn('resultEn', '英文结果'),
  listColumn('delivery', '送达方式'),
  textColumn('consultPhone', '咨询电话'),
  textColumn('complaintPhone', '投诉电话'),
  onlineHall,
  windows,
  textColumn('entrustedTo', '委托单位'),
  textColumn('leadUnit', '牵头单位'),
  listColumn('coUnits', '协办单位'),
]
