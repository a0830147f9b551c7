import { sha256 } from '../../../cloudfunctions/_kernel/hash'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { type Answer, codeOf, doorOf, stored } from '../centre'
import { leaveDesk } from '../attendance/desk'
import { valueOf } from '../people/posts'

export const tuesday = '2026-11-24'
const bssid = '0a:1b:2c:3d:4e:5f'

/** What a test of security stands on: wang and zhao keep windows 1 and 2, li is the B of both; the clock takes Wi-Fi. */
export const securityDesk = () => {
  const { cloud, ask: attendance, at, photo } = leaveDesk()
  const ask = doorOf(cloud, 'security')
  const tick = (): Promise<unknown> => cloud().runTimer('security')
  const clock = (direction: 'in' | 'out', name = 'wang', windowId = 'w1') =>
    attendance('clock', { direction, windowId, bssid }, `o-${name}`)

  /** A kept thing at window 1 of wang's, unless a test says otherwise. */
  const register = (more: Record<string, unknown> = {}, as = 'o-head'): Promise<Answer> =>
    ask(
      'registerSeal',
      {
        windowId: 'w1',
        name: '教务处业务专用章',
        kind: 'seal',
        keeperId: 'p-wang',
        isConfidential: false,
        ...more,
      },
      as,
    )
  const kept = async (more: Record<string, unknown> = {}, as = 'o-head'): Promise<string> =>
    valueOf<{ sealId: string }>(await register(more, as)).sealId
  const take = (sealId: string, due = `${tuesday} 17:30`, as = 'o-li', more: object = {}) =>
    ask(
      'takeSeal',
      {
        sealId,
        purpose: '开在读证明',
        document: '教证〔2026〕12号',
        due: { day: due.slice(0, 10), minute: Number(due.slice(11, 13)) * 60 + Number(due.slice(14)) },
        ...more,
      },
      as,
    )
  const giveBack = (sealId: string, as = 'o-li') => ask('returnSeal', { sealId }, as)

  const toldTo = async (name: string, kind: string) =>
    (await stored(cloud(), Events, { kind: 'tell' })).filter(
      ({ _id, facts }) => facts['reader'] === `p-${name}` && _id.includes(`:${kind}:`),
    ).length
  const desks = async (kind: string) =>
    (await stored(cloud(), Todos, { kind })).map(({ desk }) => desk).sort()
  /** What assessment is told by a rule: `times person version`. */
  const counted = async (rule: string) =>
    (await stored(cloud(), Events, { kind: 'assessed' }))
      .filter(({ facts }) => facts['rule'] === rule)
      .map(
        ({ facts }) => `${String(facts['times'])} ${String(facts['personId'])} v${String(facts['version'])}`,
      )
      .sort()

  beforeEach(async () => {
    const policy = { counts: ['code', 'wifi'], needed: 1, bssids: [bssid], graceMinutes: 0 }
    expect(codeOf(await attendance('setClockPolicy', policy, 'o-admin'))).toBe('ok')
    expect(codeOf(await attendance('pairScreen', { screenId: sha256('a'), name: '东侧屏' }, 'o-admin'))).toBe(
      'ok',
    )
    at(`${tuesday} 09:00`)
  })
  return {
    cloud,
    attendance,
    ask,
    at,
    tick,
    clock,
    photo,
    register,
    kept,
    take,
    giveBack,
    toldTo,
    desks,
    counted,
  }
}
