import type { Context } from '../_kernel/context'
import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { audited } from '../_kernel/operation'
import { inLanguage, type Language } from '../_kernel/refusal'
import { commit, type Doc, find, is } from '../_kernel/store'
import { filesAt, removeFiles } from '../_kernel/upload/stored-files'
import type { Case } from './case'
import { erasableIn, isOver, photographed, withoutPersonal } from './case-personal'
import { Cases } from './collections'
import { caseFacts } from './on-case'
import { baseWords } from './outcome'
import { stateWords } from './state-words'

type Row = MyDataSection['rows'][number]

/** Cases of somebody, newest first. */
export const casesOf = (holders: readonly string[]): Promise<Doc<typeof Cases>[]> =>
  find(Cases, { holder: is.in(holders) }, { order: [['openedKey', -1]], limit: MOST_ROWS })

const kept = Cases.keepDays === undefined ? {} : { keepDays: Cases.keepDays }

const baseOf = (basis: keyof typeof baseWords, language: Language): string =>
  inLanguage(language, baseWords[basis][0], baseWords[basis][1])

/** All that one case says of its applicant but the number and the photos: each row begins with the case's number. */
const rowsOf = (known: Case, language: Language): Row[] => {
  const say = (zh: string, en: string | undefined) => inLanguage(language, zh, en)
  const row = (zh: string, en: string, value: string, at?: Date): Row => ({
    label: `${known.no} ${say(zh, en)}`,
    value,
    ...(at === undefined ? {} : { at: at.toISOString() }),
  })
  const { applicant, proxy, promise, sheet } = known
  const [zh, en] = stateWords[known.state]
  return [
    row(sheet.name, sheet.nameEn, say(zh, en), known.createdAt),
    row('申请人', 'Applicant', applicant.name),
    ...(proxy === undefined ? [] : [row('代办人', 'Proxy', proxy.name)]),
    ...known.notices.map(({ no, at, items }) =>
      row(
        `第 ${String(no)} 次告知`,
        `Notice ${String(no)}`,
        items.map(({ name, nameEn }) => say(name, nameEn)).join(say('、', ', ')),
        at,
      ),
    ),
    ...(promise === undefined
      ? []
      : [
          row(
            '承诺办结',
            'Promised for',
            say(`${promise.dueOn}，${promise.reason}`, `${promise.dueOn}, ${promise.reason}`),
          ),
        ]),
    ...(known.state === 'done' ? [row('结果', 'Result', known.result, known.doneAt)] : []),
    ...(known.state === 'refused'
      ? [
          row(
            '不予办理',
            'Refused',
            [baseOf(known.denial.basis, language), known.denial.clause, known.denial.ground].join(' '),
            known.refusedAt,
          ),
        ]
      : []),
  ]
}

/** 我的办件: records of matters are evidence and go by themselves (0.3). */
export const caseSection = (cases: readonly Case[], { language }: Context): MyDataSection => ({
  section: 'cases',
  title: inLanguage(language, '我的办件', 'My cases'),
  ...kept,
  mayErase: false,
  rows: cases.flatMap((known) => rowsOf(known, language)),
})

/** 电话和材料照片: what the window noted and photographed; it may go as soon as nothing more is done about the case. */
export const paperSection = (cases: readonly Case[], { language }: Context): MyDataSection => {
  const say = (zh: string, en: string | undefined) => inLanguage(language, zh, en)
  const rows = cases.flatMap((known): Row[] => {
    const { phone } = known.applicant
    const later = isOver(known) ? '' : say('（办完后可以删）', ' (may be erased once it is over)')
    return [
      ...(phone === undefined
        ? []
        : [{ label: `${known.no} ${say('联系电话', 'Phone')}`, value: `${phone}${later}` }]),
      ...photographed(known).map(({ name, nameEn, files }) => ({
        label: `${known.no} ${say(name, nameEn)}`,
        value: `${say(`照片或文件 ${String(files.length)} 份`, `photos or files: ${String(files.length)}`)}${later}`,
        ...(files[0] === undefined ? {} : { at: files[0].at.toISOString() }),
      })),
    ]
  })
  return {
    section: 'papers',
    title: say('办件留下的电话和材料照片', 'Phone and photos of papers'),
    ...kept,
    mayErase: cases.some((known) => erasableIn(known) > 0),
    rows,
  }
}

/** Erases the number and the photos of somebody's cases that are over; says how many rows that were. */
export const erasePapers = async (holders: readonly string[], context: Context): Promise<number> => {
  let erased = 0
  for (const known of await casesOf(holders)) {
    const most = erasableIn(known)
    if (most === 0) continue
    // Files first: a run that is cut short is finished by the same command, because the case still names them.
    const left = await removeFiles(filesAt(known, Cases.file ?? ''))
    if (left.size > 0) throw new Error(`the storage keeps files of case ${known._id}`)
    const next = { ...withoutPersonal(known), updatedAt: context.now, v: known.v + 1 }
    const phone = (one: Case) => (one.applicant.phone === undefined ? '' : 'kept')
    const before = { ...caseFacts(known), phone: phone(known) }
    const after = { ...caseFacts(next), phone: phone(next) }
    await commit(audited(context, [{ of: Cases, replace: next, before, after }]))
    erased += most
  }
  return erased
}
