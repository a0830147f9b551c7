import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { RatingWeeks } from '../../../cloudfunctions/_shared/rating-week'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Entries } from '../../../cloudfunctions/assessment/collections'
import type { Cloud } from '../../../local/server/cloud'
import { png } from '../cases/desk'
import { codeOf, doorOf, edit, put, startCentre, stored, uploadTo } from '../centre'
import { furnishPosts, posted, seat, valueOf } from '../people/posts'

/** A result as its page gets it. */
export interface Shown {
  month: string
  phase: string
  until?: string
  revision: number
  score?: { conduct: number; evaluation: number; bonus: number; total: number; grade: string }
  entries: {
    entryId: string
    ruleName: string
    table: number
    times: number
    points: number
    on: string
    why?: string
    isReversal: boolean
    isReversed: boolean
  }[]
  objection?: { state: string; answer?: string }
  remark?: string
  isChanged: boolean
  buttons: string[]
}
export interface Listed {
  month: string
  phase: string
  until?: string
  revision: number
  hash?: string
  reason?: string
  waiting: number
  isChanged: boolean
  rows: { kind: string; id: string; name: string; total: number; grade: string; objection?: string }[]
  buttons: string[]
}

export const november = '2026-11'

/**
 * A centre in which wang and zhao are A of windows 1 and 2, li the B of both, and chen A of window 3 of another unit;
 * anew for each test.
 */
export const assessmentDesk = () => {
  let cloud: Cloud
  let events = 0
  const ask = doorOf(() => cloud, 'assessment')
  const at = (text: string): void => {
    cloud.setClock(`${text.replace(' ', 'T')}:00+08:00`)
  }
  const tick = (): Promise<unknown> => cloud.runTimer('assessment')

  /** What another context tells, and the minute in which it is taken in. */
  const told = async (facts: Record<string, unknown>): Promise<void> => {
    const now = cloud.now()
    const shape = { kind: 'assessed' as const, takenBy: [], pending: true, at: now, updatedAt: now }
    const whole = { version: 1, times: 1, unitId: 'jw', windowId: 'w1', on: '2026-11-20', ...facts }
    await put(cloud, Events, { _id: `test:${String(++events)}`, facts: whole, ...shape })
  }
  const counted = async (facts: Record<string, unknown>): Promise<void> => {
    await told(facts)
    await tick()
  }
  const late = (more: Record<string, unknown> = {}) =>
    counted({ rule: 'late', sourceId: 'month:2026-11:p-wang', personId: 'p-wang', ...more })

  const mine = async (as = 'o-wang', month: string = november) =>
    valueOf<Shown>(await ask('myMonth', { month }, as))
  const totalOf = async (as = 'o-wang') => (await mine(as)).score?.total
  const month = async (kind = 'person', more: object = {}, as = 'o-admin') =>
    valueOf<Listed>(await ask('month', { month: november, kind, ...more }, as))
  const result = async (id = 'p-wang', as = 'o-admin', kind = 'person') =>
    valueOf<Shown>(await ask('result', { month: november, kind, id }, as))
  const show = (as = 'o-admin', which: string = november) => ask('showMonth', { month: which }, as)
  const object = (as = 'o-wang', reason = '那天我在岗') =>
    ask('objectToResult', { month: november, reason }, as)
  const decide = (reverse: readonly string[], more: object = {}, as = 'o-admin') =>
    ask('decideObjection', { month: november, personId: 'p-wang', answer: '查了监控', reverse, ...more }, as)
  const publish = (as = 'o-admin') => ask('publishMonth', { month: november }, as)
  const revise = (reason = '投诉复查推翻', as = 'o-admin') =>
    ask('reviseMonth', { month: november, reason }, as)
  /** Shown on the 2nd of December, published on the 8th. */
  const published = async (): Promise<void> => {
    at('2026-12-02 09:00')
    expect(codeOf(await show())).toBe('ok')
    at('2026-12-08 09:00')
    expect(codeOf(await publish())).toBe('ok')
  }
  const rated = async (windowId: string, ...byLevel: [number, number, number, number, number]) => {
    const ratings = byLevel.reduce((sum, n) => sum + n, 0)
    const byAspect = { waiting: 0, attitude: 0, papers: 0, outcome: 0, guidance: 0 }
    await put(cloud, RatingWeeks, {
      _id: `${windowId}:2026-11-16`,
      windowId,
      week: '2026-11-16',
      from: '2026-11-16',
      to: '2026-11-22',
      visits: ratings,
      ratings,
      byLevel,
      byAspect,
      isShown: true,
      updatedAt: cloud.now(),
    })
  }
  const ledger = (query: Record<string, unknown> = {}) => stored(cloud, Entries, query)
  const desks = async (kind: string) => (await stored(cloud, Todos, { kind })).map(({ desk }) => desk).sort()
  const toldTo = async (name: string) =>
    (await stored(cloud, Events, { kind: 'tell' }))
      .filter(({ facts }) => facts['reader'] === `p-${name}`)
      .map(({ facts }) => String(facts['zh']))
  const photo = (as: string): Promise<string> => uploadTo(cloud, 'cases', png, as)

  beforeEach(async () => {
    cloud = await startCentre(new Date('2026-11-23T09:00:00+08:00'))
    await furnishPosts(cloud)
    await seat(
      cloud,
      posted('wang', 'w1', 'primary'),
      posted('li', 'w1', 'alternate'),
      posted('zhao', 'w2', 'primary'),
      { ...posted('li', 'w2', 'alternate'), slot: 'p-li:B2' },
      posted('chen', 'w3', 'primary', 'cw'),
    )
    for (const [name, windowId] of [
      ['wang', 'w1'],
      ['zhao', 'w2'],
    ] as const)
      await edit(
        cloud,
        Accounts,
        { personId: `p-${name}` },
        { grants: [{ role: 'windowStaff', windowId, from: '2026-01-01' }] },
      )
  })
  afterEach(() => cloud.close())
  return {
    cloud: () => cloud,
    ask,
    at,
    tick,
    told,
    counted,
    late,
    mine,
    totalOf,
    month,
    result,
    show,
    object,
    decide,
    publish,
    revise,
    published,
    rated,
    ledger,
    desks,
    toldTo,
    photo,
  }
}
