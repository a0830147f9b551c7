import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Acknowledgements, Standards } from '../../../cloudfunctions/centre/collections'
import { RoleGrants } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, edit, put, stamps, startCentre, stored } from '../centre'
import { furnishPosts, posted, seat, valueOf } from '../people/posts'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'centre')

const draft = { title: '窗口服务规范', text: '一、来有迎声。\n二、一次性告知。', effectiveFrom: '2026-12-01' }
const write = (more: object = {}) => ask('saveStandard', { ...draft, ...more }, 'o-admin')
const publish = (effectiveFrom = '2026-12-01') => ask('publishStandard', { effectiveFrom }, 'o-admin')
const read = async (openid = 'o-guest', input: object = {}) =>
  valueOf<{
    version: number
    text: string
    mayAcknowledge: boolean
    acknowledgedAt?: string
    isNewest: boolean
  }>(await ask('standard', { ...input }, openid))
const acknowledge = (version: number, as = 'o-wang') => ask('acknowledgeStandard', { version }, as)
const chased = async () =>
  (await stored(cloud, Todos, { kind: 'standard' })).map(({ desk }) => desk.slice('person:p-'.length)).sort()
const missing = async (openid: string) =>
  valueOf<{ read: number; missing: { name: string; post: string }[] }>(await ask('standardDesk', {}, openid))

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await seat(
    cloud,
    posted('wang', 'w1', 'primary'),
    posted('li', 'w1', 'alternate'),
    posted('chen', 'w3', 'primary', 'cw'),
  )
  const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }]
  for (const name of ['wang', 'li']) await edit(cloud, Accounts, { personId: `p-${name}` }, { grants })
  await put(cloud, RoleGrants, {
    _id: 'g-zhao',
    personId: 'p-zhao',
    role: 'backOffice',
    unitId: 'jw',
    from: '2026-09-01',
    holds: 'jw:backOffice',
    grantedBy: 'p-admin',
    ...stamps,
  } as never)
})
afterEach(() => cloud.close())

describe('service standards (§15)', () => {
  it('are a draft first; once published everybody reads them and all who work at windows are asked to', async () => {
    expect(codeOf(await ask('standard', {}, 'o-guest'))).toBe('STANDARD_MISSING')
    expect(codeOf(await publish())).toBe('STANDARD_MISSING')
    expect(codeOf(await acknowledge(1))).toBe('STANDARD_MISSING')
    expect(codeOf(await write())).toBe('ok')
    expect(codeOf(await ask('standard', {}, 'o-guest'))).toBe('STANDARD_MISSING')
    expect(valueOf(await publish())).toEqual({ version: 1 })
    expect(await read()).toMatchObject({ version: 1, text: draft.text, mayAcknowledge: false })
    expect(await chased()).toEqual(['chen', 'li', 'wang', 'zhao'])
  })

  it('are acknowledged by each for themselves, once', async () => {
    await write()
    await publish()
    expect((await read('o-wang')).mayAcknowledge).toBe(true)
    await Promise.all([acknowledge(1), acknowledge(1)])
    expect(await read('o-wang')).toMatchObject({
      mayAcknowledge: false,
      acknowledgedAt: expect.any(String) as string,
    })
    expect(await chased()).toEqual(['chen', 'li', 'zhao'])
    const [first, ...more] = await stored(cloud, Acknowledgements)
    expect(more).toEqual([])
    cloud.setClock('2026-11-24T09:00:00+08:00')
    expect(codeOf(await acknowledge(1))).toBe('ok')
    expect((await stored(cloud, Acknowledgements))[0]?.at).toEqual(first?.at)
  })

  it('in a new version are asked for anew; the earlier one stays readable as it was', async () => {
    await write()
    await publish()
    await acknowledge(1)
    expect(codeOf(await write({ text: '三、不推诿。' }))).toBe('ok')
    expect(valueOf(await publish('2026-12-10'))).toEqual({ version: 2 })
    expect(await chased()).toEqual(['chen', 'li', 'wang', 'zhao'])
    expect(codeOf(await acknowledge(1))).toBe('STANDARD_CHANGED')
    expect(await read('o-wang', { version: 1 })).toMatchObject({
      text: draft.text,
      isNewest: false,
      mayAcknowledge: false,
    })
    expect(codeOf(await ask('standard', { version: 3 }, 'o-guest'))).toBe('STANDARD_MISSING')
  })

  it('not read are seen by the centre for all, by a head for their own people', async () => {
    await write()
    await publish()
    await acknowledge(1)
    const names = async (openid: string) =>
      (await missing(openid)).missing.map(({ name, post }) => `${name} ${post}`)
    expect(await names('o-desk')).toEqual(['li老师 alternate', 'chen老师 primary', 'zhao老师 backOffice'])
    expect(await names('o-head')).toEqual(['li老师 alternate', 'zhao老师 backOffice'])
    expect((await missing('o-desk')).read).toBe(1)
    expect(codeOf(await ask('standardDesk', {}, 'o-wang'))).toBe('NOT_ALLOWED')
  })

  it('are chased anew every night: who comes later is asked, who goes is not', async () => {
    await write()
    await publish()
    await seat(cloud, posted('ma', 'w3', 'alternate', 'cw'))
    cloud.setClock('2026-11-24T03:00:00+08:00')
    await cloud.runTimer('centre')
    expect(await chased()).toEqual(['chen', 'li', 'ma', 'wang', 'zhao'])
  })

  it('bind nobody in the past, and a draft is the administration’s alone', async () => {
    await write()
    expect(codeOf(await publish('2026-11-22'))).toBe('STANDARD_PAST')
    expect(codeOf(await ask('saveStandard', draft, 'o-desk'))).toBe('NOT_ALLOWED')
    expect(JSON.stringify(await missing('o-desk'))).not.toContain('来有迎声')
    expect(JSON.stringify(await missing('o-admin'))).toContain('来有迎声')
  })

  it('published by two at once come out as one version', async () => {
    await write()
    const codes = (await Promise.all([publish(), publish()])).map(codeOf)
    expect(codes.sort()).toEqual(['STANDARD_MISSING', 'ok'])
    expect((await stored(cloud, Standards)).map(({ _id }) => _id)).toEqual(['v0001'])
  })
})
