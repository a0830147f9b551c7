import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Commitments, Leaves } from '../../../cloudfunctions/attendance/collections'
import type { Cloud } from '../../../local/server/cloud'
import { png } from '../cases/desk'
import { codeOf, doorOf, edit, startCentre, stored, uploadTo } from '../centre'
import { furnishPosts, posted, seat, trainAll, valueOf } from '../people/posts'

/** A leave as its page gets it. */
export interface Shown {
  leaveId: string
  state: string
  buttons: string[]
  halfDays: number
  isUncovered: boolean
  type?: string
  reason?: string
  alternate?: string
  refusal?: string
  pieces: { day: string; spans: { from: number; to: number }[] }[]
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
/** `2026-11-25 08:00` */
const moment = (text: string) => ({ day: text.slice(0, 10), minute: minutes(text.slice(11)) })
export const wish = (from: string, to: string, more: Record<string, unknown> = {}) => ({
  type: 'personal',
  from: moment(from),
  to: moment(to),
  reason: '家里有事',
  wantsOrder: false,
  ...more,
})
/** From eight to twelve. */
export const morning = (day = '2026-11-25') => wish(`${day} 08:00`, `${day} 12:00`)

/**
 * A centre with wang and zhao as A of windows 1 and 2, and li as the B of both; anew for each test. `cloud()` is the
 * one that runs.
 */
export const leaveDesk = () => {
  let cloud: Cloud
  const ask = doorOf(() => cloud, 'attendance')

  const at = (text: string): void => {
    cloud.setClock(`${text.replace(' ', 'T')}:00+08:00`)
  }
  const tick = (): Promise<unknown> => cloud.runTimer('attendance')

  const request = (form: Record<string, unknown> = morning(), as = 'o-wang') => ask('askLeave', form, as)
  const asked = async (form: Record<string, unknown> = morning(), as = 'o-wang'): Promise<string> =>
    valueOf<Shown>(await request(form, as)).leaveId
  const accept = (leaveId: string, as = 'o-li', more: Record<string, unknown> = {}) =>
    ask('acceptLeave', { leaveId, ...more }, as)
  const countersign = (leaveId: string, as = 'o-head', more: Record<string, unknown> = {}) =>
    ask('countersignLeave', { leaveId, ...more }, as)
  const decide = (leaveId: string, as = 'o-desk', more: Record<string, unknown> = {}) =>
    ask('decideLeave', { leaveId, ...more }, as)
  /** A leave with its B, countersigned and approved. */
  const granted = async (
    form: Record<string, unknown> = morning(),
    as = 'o-wang',
    b = 'o-li',
  ): Promise<string> => {
    const leaveId = await asked(form, as)
    for (const answer of [
      await accept(leaveId, b),
      await countersign(leaveId),
      await decide(leaveId, 'o-admin'),
    ])
      expect(codeOf(answer)).toBe('ok')
    return leaveId
  }
  const look = async (leaveId: string, as = 'o-wang') => valueOf<Shown>(await ask('leave', { leaveId }, as))
  const stateOf = async (leaveId: string): Promise<string | undefined> =>
    (await stored(cloud, Leaves, { _id: leaveId }))[0]?.state
  /** What somebody's hours are promised to: `leave w:…`. */
  const promises = async (name: string): Promise<string[]> => {
    const years = await stored(cloud, Commitments, { personId: `p-${name}` })
    return years.flatMap(({ claims }) =>
      claims.flatMap(({ kind, pieces, isSet }) =>
        pieces.map(({ day, spans }) =>
          [
            kind,
            day,
            ...spans.map(({ from, to }) => `${String(from)}-${String(to)}`),
            isSet ? 'set' : 'asked',
          ].join(' '),
        ),
      ),
    )
  }
  const desks = async (kind = 'leave') =>
    (await stored(cloud, Todos, { kind })).map(({ desk }) => desk).sort()
  const toldTo = async (name: string) =>
    (await stored(cloud, Events, { kind: 'tell' }))
      .filter(({ facts }) => facts['reader'] === `p-${name}`)
      .map(({ _id }) => _id.split(':').slice(3, -1).join(':'))

  const photo = (as: string): Promise<string> => uploadTo(cloud, 'cases', png, as)

  beforeEach(async () => {
    cloud = await startCentre(new Date('2026-11-23T09:00:00+08:00'))
    await furnishPosts(cloud)
    await trainAll(cloud, 'wang', 'li', 'zhao', 'sun', 'qian')
    await seat(
      cloud,
      posted('wang', 'w1', 'primary'),
      posted('li', 'w1', 'alternate'),
      posted('zhao', 'w2', 'primary'),
      { ...posted('li', 'w2', 'alternate'), slot: 'p-li:B2' },
    )
    const at1 = { role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }
    const at2 = { role: 'windowStaff', windowId: 'w2', from: '2026-01-01' }
    await edit(cloud, Accounts, { personId: 'p-wang' }, { grants: [at1] })
    await edit(cloud, Accounts, { personId: 'p-li' }, { grants: [at1, at2] })
    await edit(cloud, Accounts, { personId: 'p-zhao' }, { grants: [at2] })
  })
  afterEach(() => cloud.close())
  return {
    cloud: () => cloud,
    ask,
    at,
    tick,
    request,
    asked,
    accept,
    countersign,
    decide,
    granted,
    look,
    stateOf,
    promises,
    desks,
    toldTo,
    photo,
  }
}
