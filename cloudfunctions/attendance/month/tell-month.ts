import type { Context } from '../../_kernel/context'
import { monthDays } from '../../_kernel/month'
import { eachDue, endRun } from '../../_kernel/sound'
import { type Doc, insertMissing, update } from '../../_kernel/store'
import { assessedRules, type Assessed, Events, assessedEvent } from '../../_shared/event'
import { tellingEvent } from '../../_shared/telling'
import { Months } from '../collections'
import { personPage } from './page'
import { personRows } from './person-rows'
import type { Month, PersonRow } from './record'
import { countsOf } from './sums'
import { putAnswerTodos } from './todos'

/** Events written in one trip. */
const AT_ONCE = 100

const named = (month: string): { zh: string; en: string } => ({
  zh: `${month.slice(0, 4)} 年 ${String(Number(month.slice(5)))} 月`,
  en: month,
})

/** What everybody whom a month concerns hears of it. */
const wordsOf = ({ _id, state, respondBy, publications }: Month): { zh: string; en: string } => {
  const { zh, en } = named(_id)
  if (state !== 'published')
    return {
      zh: `${zh}的考勤算好了，请在 ${respondBy} 前核对。`,
      en: `Your attendance of ${en} is ready. Please check it by ${respondBy}.`,
    }
  const revision = publications.at(-1)?.revision ?? 1
  return revision === 1
    ? { zh: `${zh}的考勤公布了。`, en: `The attendance of ${en} is published.` }
    : {
        zh: `${zh}的考勤更正后重新公布了。`,
        en: `The attendance of ${en} was corrected and published again.`,
      }
}

/**
 * What assessment counts of somebody's month: of the first that it hears of what there is, of a revision also what
 * there is no longer, so that the difference is booked once (§25).
 */
const assessedOf = (
  row: PersonRow,
  revision: number,
  isFirst: boolean,
  context: Context,
): Doc<typeof Events>[] => {
  const counts = countsOf(row.sums)
  return assessedRules.flatMap((rule) => {
    const times = counts[rule]
    if (times === undefined || (times === 0 && isFirst)) return []
    const sourceId = `month:${row.month}:${row.personId}`
    const facts = {
      rule,
      sourceId,
      version: revision,
      times,
      unitId: row.unitId,
      windowId: row.windowId,
      personId: row.personId,
      on: monthDays(row.month).to,
    } satisfies Assessed
    return [assessedEvent('attendance', facts, context)]
  })
}

/** Tells whom a month concerns how it stands, and assessment what it comes to; each once, however often it runs. */
export const tellMonths = (context: Context): Promise<void> =>
  eachDue(Months, { isTold: false }, {}, async (month) => {
    if (month.state === 'computing') return
    // Those that changed since people were told last; a revision may have followed before anybody was.
    const told = month.publications.find(({ revision: no }) => no === month.toldRevision)
    const { rows, broken } = await personRows(month, told?.run)
    const source = { of: Months.name, id: month._id, v: month.run, kind: month.state }
    const page = personPage(month._id)
    const tellings = rows.map(({ personId: reader }) =>
      tellingEvent(source, { reader, ...wordsOf(month), page }, context),
    )
    const revision = month.publications.at(-1)?.revision
    const counted =
      revision === undefined
        ? []
        : rows.flatMap((row) => assessedOf(row, revision, told === undefined, context))
    const events = [...tellings, ...counted]
    for (let at = 0; at < events.length; at += AT_ONCE)
      await insertMissing(Events, events.slice(at, at + AT_ONCE))
    if (revision === undefined) await putAnswerTodos(month, rows, context.now)
    // Whoever's row is broken hears of it once somebody has mended it.
    endRun(broken)
    await update(Months, { _id: month._id, v: month.v }, { isTold: true, toldRevision: revision ?? 0 })
  })
