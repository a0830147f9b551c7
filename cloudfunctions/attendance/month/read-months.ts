import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { textKey, writeCursor } from '../../_kernel/cursor'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { monthBefore, monthOf } from '../../_kernel/month'
import { inLanguage, isRefusal, type Refusal } from '../../_kernel/refusal'
import { count, find, is } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { Units } from '../../_shared/unit'
import { MonthAnswers, MonthRows, Months } from '../collections'
import type { contract } from '../contract'
import { permille } from '../coverage'
import { windowsById } from '../person-day'
import { clockPolicy } from '../clock/read-policy'
import { answersLeft, answerView } from './answer-view'
import {
  answerId,
  latestOf,
  type Month,
  type MonthAnswer,
  type MonthRow,
  type PersonRow,
  type WindowRow,
} from './record'
import { monthFactsShown, type ShownMonth, shownMonth } from './shown-month'

type List = (typeof contract)['months']
type OfCentre = (typeof contract)['month']
type OfUnit = (typeof contract)['unitMonth']
type Public = (typeof contract)['publishedMonth']
type Part = OutputOf<OfCentre>

const PAGE = 50
const MONTHS_SHOWN = 18
const MOST = 1000

/** My own rows of months, by month: the latest that each shows. */
const myRows = async (personId: string, known: readonly Month[]): Promise<ReadonlyMap<string, PersonRow>> => {
  const months = known.map(({ _id }) => _id)
  const rows = await find(MonthRows, { personId, month: is.in(months) }, { limit: MOST })
  return new Map(
    known.flatMap((month) => {
      const last = month.publications.at(-1)?.run
      if (last === undefined && month.state === 'computing') return []
      const own = rows.filter(
        (one): one is PersonRow & { _id: string } =>
          one.kind === 'person' &&
          one.month === month._id &&
          one.run >= month.wholeRun &&
          one.run <= (last ?? month.run),
      )
      const [row] = latestOf(own)
      return row === undefined ? [] : [[month._id, row] as const]
    }),
  )
}

/** 月度考勤: what the centre works on, and for everybody else what was published or is about them. */
export const months = async (_input: object, context: Context): Promise<OutputOf<List>> => {
  const personId = (await context.account())?.personId ?? ''
  const [ofCentre, head, admin, known, answers, waiting] = await Promise.all([
    actingAs(context, ['centreStaff', 'centreAdmin']),
    actingAs(context, ['unitHead']),
    actingAs(context, ['centreAdmin']),
    find(Months, {}, { order: [['_id', -1]], limit: MONTHS_SHOWN }),
    find(MonthAnswers, { personId }, { limit: MOST }),
    find(MonthAnswers, { isWaiting: true }, { limit: MOST }),
  ])
  const rows = await myRows(personId, known)
  const due = monthBefore(monthOf(context.day))
  const isDue = admin !== undefined && !known.some(({ _id }) => _id === due)
  return {
    months: known
      .filter(
        ({ _id, publications }) =>
          (ofCentre ?? head) !== undefined || publications.length > 0 || rows.has(_id),
      )
      .map((one) => {
        const row = rows.get(one._id)
        const answer = answers.find(({ _id }) => _id === answerId(one._id, personId))
        const revision = one.publications.at(-1)?.revision
        return {
          ...withoutRevision(monthFactsShown({ known: one, run: one.run, revision })),
          ...(row === undefined
            ? {}
            : {
                mine: {
                  sums: row.sums,
                  ...(answer === undefined ? {} : { answer: answerView(answer, row) }),
                  canAnswer: answersLeft(one, row, answer, context.day).includes('confirm'),
                },
              }),
          waiting: ofCentre === undefined ? 0 : waiting.filter(({ month: of }) => of === one._id).length,
        }
      }),
    ...(isDue ? { due } : {}),
    seenAt: context.now.toISOString(),
  }
}

const withoutRevision = ({ revision: _revision, ...facts }: ReturnType<typeof monthFactsShown>) => facts

const personLine = (
  row: PersonRow,
  names: ReadonlyMap<string, string>,
  windowNo: number,
  answer: MonthAnswer | undefined,
): Part['people'][number] => ({
  personId: row.personId,
  name: names.get(row.personId) ?? '',
  windowNo,
  post: row.post,
  sums: row.sums,
  ...(answer === undefined ? {} : { answer: answerView(answer, row) }),
})

const windowLine = (
  row: WindowRow,
  windowNo: number,
  unitName: string,
  mustCover: 'sum' | 'union',
): Part['windows'][number] => {
  const figures = {
    unionPermille: permille(row.unionMinutes, row.requiredMinutes),
    sumPermille: permille(row.sumMinutes, row.requiredMinutes),
  }
  return {
    windowId: row.windowId,
    windowNo,
    unitName,
    requiredMinutes: row.requiredMinutes,
    ...figures,
    isKept: (mustCover === 'sum' ? figures.sumPermille : figures.unionPermille) >= 1000,
    gaps: row.gaps,
  }
}

/** A page of a month's rows in the order of their windows, each as its latest run has it. */
export const rowsOfMonth = async (
  { known, run }: ShownMonth,
  where: Readonly<Record<string, unknown>>,
  after: string | undefined,
  limit: number,
): Promise<{ readonly rows: MonthRow[]; readonly cursor?: string }> => {
  const found = await find(
    MonthRows,
    {
      month: known._id,
      ...where,
      run: is.gte(known.wholeRun).and(is.lte(run)),
      ...(after === undefined ? {} : { key: is.gt(after) }),
    },
    {
      order: [
        ['key', 1],
        ['run', 1],
      ],
      limit: limit + 1,
    },
  )
  // The last may have later rows behind this page: it begins the next one, unless there is nothing behind it.
  const isMore = found.length > limit
  const last = found.at(-1)?.key
  const whole = isMore ? found.filter(({ key }) => key !== last) : found
  const rows = latestOf(whole.length === 0 ? found : whole)
  const end = rows.at(-1)
  return { rows, ...(isMore && end !== undefined ? { cursor: writeCursor([end.key]) } : {}) }
}

interface Seen {
  readonly where: Readonly<Record<string, unknown>>
  readonly isPublic?: boolean
  /** The reader sees what everybody said to their month. */
  readonly seesAnswers: boolean
  readonly buttons: (month: Month) => Part['buttons']
}

const partOf = async (
  { month, revision, of, cursor }: InputOf<OfCentre>,
  seen: Seen,
  context: Context,
): Promise<Part | Refusal<'MONTH_COMPUTING' | KernelCode>> => {
  const after = textKey(cursor)
  if (isRefusal(after)) return after
  const shown = await shownMonth(month, revision, seen.isPublic)
  if (isRefusal(shown)) return shown
  const kind = of === 'people' ? 'person' : 'window'
  const page = await rowsOfMonth(shown, { kind, ...seen.where }, after, PAGE)
  const people = page.rows.filter((one) => one.kind === 'person')
  const ids = people.map(({ personId }) => answerId(month, personId))
  const [names, windows, units, policy, answers, waiting] = await Promise.all([
    people.length === 0 ? new Map<string, string>() : namesOf(people.map(({ personId }) => personId)),
    windowsById(),
    of === 'windows' ? find(Units, {}, { limit: MOST }) : [],
    clockPolicy(),
    seen.seesAnswers && ids.length > 0 ? find(MonthAnswers, { _id: is.in(ids) }, { limit: PAGE }) : [],
    seen.seesAnswers ? count(MonthAnswers, { month, isWaiting: true }) : 0,
  ])
  const noOf = (windowId: string) => windows.get(windowId)?.no ?? 0
  const unitName = (unitId: string) => {
    const unit = units.find(({ _id }) => _id === unitId)
    return unit === undefined ? '' : inLanguage(context.language, unit.name, unit.nameEn)
  }
  return {
    ...monthFactsShown(shown),
    people: people.map((row) =>
      personLine(
        row,
        names,
        noOf(row.windowId),
        answers.find(({ personId }) => personId === row.personId),
      ),
    ),
    windows: page.rows.flatMap((row) =>
      row.kind === 'window'
        ? [windowLine(row, noOf(row.windowId), unitName(row.unitId), policy.mustCover)]
        : [],
    ),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    waiting,
    buttons: seen.buttons(shown.known),
    seenAt: context.now.toISOString(),
  }
}

/** 看月度考勤: for the centre, with what it may do next. */
export const month = async (input: InputOf<OfCentre>, context: Context) => {
  const admin = await actingAs(context, ['centreAdmin'])
  const buttons = ({ state }: Month): Part['buttons'] => [
    ...(admin !== undefined && state === 'open' ? (['compute', 'publish'] as const) : []),
    'file',
  ]
  return partOf(input, { where: {}, seesAnswers: true, buttons }, context)
}

/** 本单位月度考勤: no more than the unit's own (§14). */
export const unitMonth = ({ unitId, ...input }: InputOf<OfUnit>, context: Context) =>
  partOf(input, { where: { unitId }, seesAnswers: false, buttons: () => [] }, context)

/** 考勤公布: what was published, and who said what to it is nobody else's business. */
export const publishedMonth = async (
  input: InputOf<Public>,
  context: Context,
): Promise<Part | Refusal<KernelCode>> => {
  const seen = { where: {}, isPublic: true, seesAnswers: false, buttons: () => [] }
  const part = await partOf(input, seen, context)
  // What was published is shown whatever is being worked out behind it.
  return isRefusal(part) && part.code === 'MONTH_COMPUTING'
    ? refuseAny('NOT_FOUND', { what: 'month' })
    : (part as Part | Refusal<KernelCode>)
}
