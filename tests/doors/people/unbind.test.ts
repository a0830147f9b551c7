import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Activations, Unbindings } from '../../../cloudfunctions/people/collections'
import { Sessions } from '../../../cloudfunctions/queue/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, newOp, put, startCentre, stamps, stored } from '../centre'
import { furnishPosts, noOf, posted, postsDoor, seat, trainAll, valueOf } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask } = postsDoor(() => cloud)
const centre = doorOf(() => cloud, 'centre')
const unbind = (name: string, by = 'o-desk', more: object = {}) =>
  ask('unbind', { no: noOf(name), name: `${name}老师`, seen: 'campusCard', reason: '换了手机', ...more }, by)
const accountsOf = (name: string) => stored(cloud, Accounts, { personId: `p-${name}` })

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
})
afterEach(() => cloud.close())

describe('somebody with another WeChat or phone (0.1)', () => {
  it('is unbound after a look at the card, and binds anew with a fresh code', async () => {
    expect(await ask('me', {}, 'o-sun')).toMatchObject({ value: { isBound: true } })
    const { code: before } = valueOf<{ code: string }>(await ask('issueCode', { no: noOf('sun') }, 'o-desk'))
    expect(valueOf<object>(await unbind('sun'))).toMatchObject({ name: 'sun老师', maskedNo: 'T**N' })
    expect(await accountsOf('sun')).toEqual([])
    // A code that was given before opens nothing any more, whoever has it.
    expect(await stored(cloud, Activations, { _id: 'p-sun' })).toEqual([])
    const bind = (code: string, as: string) => ask('bind', { no: noOf('sun'), name: 'sun老师', code }, as)
    expect(codeOf(await bind(before, 'o-thief'))).toBe('BINDING_FAILED')
    expect(await ask('me', {}, 'o-sun')).toMatchObject({ value: { isBound: false } })
    const { code } = valueOf<{ code: string }>(await ask('issueCode', { no: noOf('sun') }, 'o-desk'))
    expect(await bind(code, 'o-sun-new')).toMatchObject({ value: { isBound: true, name: 'sun老师' } })
    expect((await accountsOf('sun')).map(({ openid }) => openid)).toEqual(['o-sun-new'])
    // The old WeChat is anybody's now, and may be bound to somebody else.
    const other = valueOf<{ code: string }>(await ask('issueCode', { no: noOf('chen') }, 'o-desk'))
    const chen = { no: noOf('chen'), name: 'chen老师', code: other.code }
    expect(codeOf(await ask('bind', chen, 'o-sun'))).toBe('ok')
  })

  it('is kept with who looked at what and why; both phones are told; no name stands in the audit', async () => {
    const opId = newOp()
    const input = { no: noOf('sun'), name: 'sun老师', seen: 'idCard', reason: '原手机丢了' }
    const first = await ask('unbind', input, 'o-desk', { opId })
    expect(await ask('unbind', input, 'o-desk', { opId })).toEqual(first)
    const [kept, ...more] = await stored(cloud, Unbindings)
    expect(more).toEqual([])
    expect(kept).toMatchObject({ personId: 'p-sun', seen: 'idCard', reason: '原手机丢了', by: 'p-desk' })
    const entries = await stored(cloud, AuditEntries, { what: '解除绑定' })
    expect(entries.map(({ subject }) => subject.split(':')[0]).sort()).toEqual([
      'accounts',
      'persons',
      'unbindings',
    ])
    expect(JSON.stringify(entries)).not.toMatch(/sun老师|原手机/)
    const told = await stored(cloud, Events, { kind: 'tell' })
    expect(told.map(({ facts }) => facts['reader'])).toEqual(['p-sun', visitorOf('o-sun')])
  })

  it('changes nothing any more in any function from that moment on', async () => {
    const mark = (reason: string) =>
      centre('markDay', { mark: { kind: 'closing', day: '2026-12-14', reason } }, 'o-admin2')
    expect(codeOf(await centre('todos', {}, 'o-admin2'))).toBe('ok')
    expect(codeOf(await unbind('admin2', 'o-admin'))).toBe('ok')
    expect(codeOf(await mark('停电'))).toBe('NOT_BOUND')
  })

  it('issues no code either, whatever an instance keeps of whoever was unbound by another', async () => {
    const issue = async () => codeOf(await ask('issueCode', { no: noOf('sun') }, 'o-admin2'))
    expect(await issue()).toBe('ok')
    const [account] = await accountsOf('admin2')
    await cloud.database.act(
      'database.removeDocument',
      { collectionName: Accounts.name, query: JSON.stringify({ _id: account?._id }), multi: false },
      { kind: 'admin' },
    )
    expect(await issue()).toBe('NOT_BOUND')
  })

  it('two who end one binding at once: one entry, and the other is told how it stands', async () => {
    const answers = await Promise.all([unbind('sun', 'o-desk'), unbind('sun', 'o-admin')])
    expect(answers.map(codeOf).sort()).toEqual(['NOT_BOUND_HERE', 'ok'])
    expect(await stored(cloud, Unbindings)).toHaveLength(1)
  })

  it('not in the midst of serving: the window is closed or taken over first', async () => {
    await trainAll(cloud, 'wang')
    await seat(cloud, posted('wang', 'w1', 'primary'))
    expect(codeOf(await unbind('wang', 'o-desk'))).toBe('NOT_ALLOWED')
    const [account] = await accountsOf('wang')
    const visitor = account?._id ?? ''
    await put(cloud, Sessions, {
      _id: 's1',
      windowId: 'w1',
      windowNo: 1,
      unitId: 'jw',
      personId: 'p-wang',
      visitor,
      day: '2026-11-23',
      lineIds: ['A'],
      openedAt: stamps.createdAt,
      holdsWindow: 'w1',
      holdsPerson: visitor,
      moves: [],
      moveCount: 0,
      sealedMoves: 0,
      unsealed: false,
      state: 'open',
      ...stamps,
    })
    expect(await unbind('wang', 'o-admin')).toMatchObject({
      error: {
        code: 'AT_WINDOW',
        facts: { windowNo: 1 },
        message: expect.stringContaining('1 号窗口') as string,
      },
    })
    expect(await accountsOf('wang')).toHaveLength(1)
  })

  const refused: [string, () => ReturnType<typeof unbind>, string][] = [
    ['a number that nobody has', () => unbind('nobody'), 'PERSON_UNKNOWN'],
    ['another name than the card’s', () => unbind('sun', 'o-desk', { name: 'li老师' }), 'NAME_DIFFERS'],
    ['oneself', () => unbind('admin', 'o-admin'), 'OWN_STEP'],
    ['a head by the desk', () => unbind('head'), 'NOT_ALLOWED'],
    ['by a clerk', () => unbind('sun', 'o-wang'), 'NOT_ALLOWED'],
    ['by a guest', () => unbind('sun', 'o-nobody'), 'NOT_BOUND'],
    ['without a look', () => unbind('sun', 'o-desk', { seen: undefined }), 'BAD_INPUT'],
    ['without a reason', () => unbind('sun', 'o-desk', { reason: ' ' }), 'BAD_INPUT'],
  ]
  it.each(refused)('not %s', async (_, asked, expected) => {
    expect(codeOf(await asked())).toBe(expected)
  })
})
