import { Nominations, Persons, Postings, RoleGrants } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, codeOf, put, stamps, startCentre, stored } from '../centre'
import { furnishPosts, noOf, postsDoor, trainAll } from './posts'

import.meta.jest.setTimeout(300_000)

let cloud: Cloud
const { ask, nominate, confirm } = postsDoor(() => cloud)
/** On the rolls of jw, and bound to no WeChat user yet: there is no account that two could meet at. */
const unbound = ['an', 'bai', 'cao'] as const

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  for (const name of unbound) {
    const facts = { kind: 'teacher' as const, audience: '教职工', unitId: 'jw', ...stamps }
    await put(cloud, Persons, {
      _id: `p-${name}`,
      no: noOf(name).toUpperCase().replace(/-/g, ''),
      name,
      ...facts,
    })
  }
  await trainAll(cloud, ...unbound)
})
afterEach(() => cloud.close())

const give = (name: string, role: string, by: string) =>
  ask('giveGrant', { no: noOf(name), role, firstDay: '2026-11-23', reason: '工作需要' }, by)
const deputy = (name: string) =>
  ask(
    'nameDeputy',
    { unitId: 'jw', no: noOf(name), firstDay: '2026-11-23', lastDay: '2026-11-30', reason: '出差' },
    'o-head',
  )
const leave = (name: string, by = 'o-admin2') => ask('recordLeaving', { no: noOf(name), reason: '退休' }, by)

type Ask = (name: string) => Promise<Answer>

/** Both at once for each person, the second so many milliseconds later; an instance that starts first is too late. */
const atOnce = async (apart: number, first: Ask, second: Ask): Promise<string[][]> => {
  await Promise.all(
    ['o-admin', 'o-admin2', 'o-head'].map((by) => ask('personRoles', { no: noOf('wang') }, by)),
  )
  const later = async (name: string): Promise<Answer> => {
    await new Promise((resolve) => setTimeout(resolve, apart))
    return second(name)
  }
  return Promise.all(unbound.map(async (name) => (await Promise.all([first(name), later(name)])).map(codeOf)))
}
const standing = async () =>
  (await stored(cloud, RoleGrants)).filter(
    ({ personId, withdrawn }) => withdrawn === undefined && unbound.some((name) => personId === `p-${name}`),
  )
const gone = async () =>
  (await stored(cloud, Persons)).filter(({ leftOn }) => leftOn !== undefined).map(({ _id }) => _id)
const apartBy = [0, 4, 8]

describe('somebody who has no account yet is written by one at a time (§14)', () => {
  it.each(apartBy)(
    '%i ms apart: two roles that must stay apart are never given to one person',
    async (apart) => {
      const answers = await atOnce(
        apart,
        (name) => give(name, 'custodian', 'o-admin'),
        (name) => give(name, 'centreAdmin', 'o-admin2'),
      )
      expect(answers.map((both) => [...both].sort())).toEqual(unbound.map(() => ['ROLES_APART', 'ok']))
      expect(await standing()).toHaveLength(unbound.length)
    },
  )

  it.each(apartBy)('%i ms apart: whoever leaves keeps no role', async (apart) => {
    const answers = await atOnce(apart, (name) => give(name, 'centreStaff', 'o-admin'), leave)
    expect(answers.flat().filter((code) => code !== 'ok' && code !== 'PERSON_UNKNOWN')).toEqual([])
    expect(await gone()).toHaveLength(unbound.length)
    expect(await standing()).toEqual([])
  })

  it.each(apartBy)('%i ms apart: whoever leaves is no deputy', async (apart) => {
    await atOnce(apart, deputy, leave)
    expect(await gone()).toHaveLength(unbound.length)
    expect(await standing()).toEqual([])
  })

  it.each(apartBy)('%i ms apart: whoever leaves is named for no seat and sits in none', async (apart) => {
    const places = [
      { windowId: 'w1', kind: 'primary' },
      { windowId: 'w1', kind: 'alternate' },
      { windowId: 'w2', kind: 'primary' },
    ]
    const ids = await Promise.all(unbound.map((name, at) => nominate(name, places[at])))
    const idOf = (name: string): string => ids[unbound.findIndex((one) => one === name)] ?? ''
    await ask('nominations', {}, 'o-admin')
    await atOnce(apart, (name) => confirm(idOf(name)), leave)
    expect(await gone()).toHaveLength(unbound.length)
    const posts = await stored(cloud, Postings)
    expect(posts.filter(({ state }) => state !== 'ended')).toEqual([])
    expect(await stored(cloud, Nominations, { state: 'proposed' })).toEqual([])
  })
})
