import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Activations, RoleGrants } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, stored, startCentre } from '../centre'
import { furnishPosts, noOf, posted, postsDoor, seat, trainAll, valueOf } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, confirmed } = postsDoor(() => cloud)

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'zhao')
  await seat(cloud, posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never))
})
afterEach(() => cloud.close())

const issue = (name: string, by: string) => ask('issueCode', { no: noOf(name) }, by)
const codeFor = async (name: string, by = 'o-desk'): Promise<string> =>
  valueOf<{ code: string }>(await issue(name, by)).code
const bind = (name: string, code: string, as = 'o-other') =>
  ask('bind', { no: noOf(name), name: `${name}老师`, code }, as)
const openidOf = async (name: string) =>
  (await stored(cloud, Accounts, { personId: `p-${name}` })).map(({ openid }) => openid)

const give = (name: string) =>
  ask(
    'giveGrant',
    { no: noOf(name), role: 'centreStaff', firstDay: '2026-11-24', reason: '导办台轮值' },
    'o-admin',
  )

describe('a code of the desk for somebody who holds a role since (0.1)', () => {
  it('binds nobody to a role that was given after it, and ends no binding', async () => {
    const code = await codeFor('sun')
    expect(codeOf(await give('sun'))).toBe('ok')
    expect(codeOf(await bind('sun', code))).toBe('ADMIN_CODE_NEEDED')
    expect(await openidOf('sun')).toEqual(['o-sun'])
    expect(await stored(cloud, Activations, { _id: 'p-sun' })).toMatchObject([{ isUsed: false }])
    expect(codeOf(await bind('sun', await codeFor('sun', 'o-admin')))).toBe('ok')
    expect(await openidOf('sun')).toEqual(['o-other'])
  })

  it('binds nobody to a post that was confirmed after it, before they have it', async () => {
    const code = await codeFor('zhao')
    await confirmed('zhao', { startOn: '2026-12-01' })
    expect(codeOf(await bind('zhao', code))).toBe('ADMIN_CODE_NEEDED')
    expect(codeOf(await issue('zhao', 'o-desk'))).toBe('NOT_ALLOWED')
  })

  it('is not issued to whoever an order relieved', async () => {
    const input = { postingId: 'w1-primary', ground: 'breach', reason: '多次擅自离岗' }
    expect(codeOf(await ask('orderReplacement', input, 'o-admin'))).toBe('ok')
    expect(codeOf(await issue('wang', 'o-desk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await issue('wang', 'o-admin'))).toBe('ok')
  })

  it('binds once the role is over', async () => {
    const code = await codeFor('sun')
    expect(codeOf(await give('sun'))).toBe('ok')
    await edit(cloud, RoleGrants, { personId: 'p-sun' }, { from: '2026-11-01', to: '2026-11-22' })
    expect(codeOf(await bind('sun', code))).toBe('ok')
  })
})
