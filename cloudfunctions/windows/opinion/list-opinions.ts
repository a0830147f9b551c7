import type { Context } from '../../_kernel/context'
import { randomId } from '../../_kernel/hash'
import { endRun, eachAlone } from '../../_kernel/sound'
import { findSound, get, is, update } from '../../_kernel/store'
import { addDays, weekdayOf } from '../../_kernel/time'
import { Opinions, ServiceWindows } from '../collections'
import { toList } from './opinion'
import { renewAnswerTodos } from './todos'

const MOST = 1000

/** Puts opinions of weeks that are over onto the list that everybody reads (§8), in an order of chance. */
export const listOpinions = async ({ day, now }: Context): Promise<void> => {
  const monday = addDays(day, 1 - weekdayOf(day))
  const ready = { wordsState: 'passed', week: is.lt(monday), listed: is.eq(null), offReason: is.eq(null) }
  const { sound, broken } = await findSound(Opinions, ready, { limit: MOST })
  const failures = await eachAlone(toList(sound, monday), async ({ _id, windowId, v }) => {
    const place = await get(ServiceWindows, windowId)
    const listed = `${monday}:${randomId()}`
    const unit = place === undefined ? {} : { unitId: place.unitId }
    await update(Opinions, { _id, v }, { listed, waits: true, ...unit, v: v + 1 })
  })
  await renewAnswerTodos(now)
  endRun([...broken, ...failures])
}
