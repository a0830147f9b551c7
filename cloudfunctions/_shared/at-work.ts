import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { find, findFields } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'

const purpose = 'read to know what keeps somebody at work'

/** `queue` alone writes it. */
const OpenCounter = v.object({ _id: Id, windowId: Id, windowNo: Count })
const counters = readFrom('sessions', OpenCounter, purpose)

/** `queue` alone writes it. */
const NumberAtDesk = v.object({ _id: Id, number: v.string(), status: v.string() })
const tickets = readFrom('tickets', NumberAtDesk, purpose)

/** `cases` alone writes it. */
const OpenCase = v.object({ _id: Id, no: v.string(), kind: v.string(), state: v.string() })
const cases = readFrom('cases', OpenCase, purpose)

/** The counter that somebody has open or paused; there is one at most. It is held by their WeChat user. */
export const counterOf = async (visitor: string): Promise<v.InferOutput<typeof OpenCounter> | undefined> => {
  const [open] = await find(counters, { holdsPerson: visitor }, { limit: 1 })
  return open
}

/** Numbers that are called or being served at a window. */
export const numbersAt = async (
  windowId: string,
  day: Day,
): Promise<v.InferOutput<typeof NumberAtDesk>[]> => {
  const live = await find(tickets, { 'desk.windowId': windowId, day, live: true }, { limit: 100 })
  return live.filter(({ status }) => status === 'called' || status === 'serving')
}

const MOST = 100

/** Cases of a window that somebody has to work on now; those that wait for their applicant are left out. */
export const casesAtWork = async (windowId: string): Promise<v.InferOutput<typeof OpenCase>[]> => {
  const fields = ['no', 'kind', 'state']
  const open = await findFields(cases, OpenCase, fields, { windowId, live: true }, { limit: MOST })
  return open.filter(({ state }) => state === 'received' || state === 'inProgress')
}
