import { Operations } from '../../cloudfunctions/_kernel/operation'
import { AuditEntries } from '../../cloudfunctions/_kernel/audit'
import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { ServiceWindows } from '../../cloudfunctions/_shared/service-window'
import { Opinions } from '../../cloudfunctions/windows/collections'
import type { Cloud } from '../../local/server/cloud'
import { codeOf, doorOf, edit, startCentre, stored } from './centre'
import { arrange } from './windows-hall'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'windows')
const give = (openid: string, words: string, more: object = {}) =>
  ask('giveOpinion', { windowId: 'w1', about: 'hours', words, ...more }, openid)
const read = async () =>
  (
    (await ask('quarterSheet', { windowId: 'w1', quarter: '2026-Q4' }, 'o-admin')) as {
      value: { opinions: { subject: string; count: number; words: string[] }[] }
    }
  ).value.opinions

beforeAll(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterAll(() => cloud.close())

describe('师生意见 (§8)', () => {
  it('is kept without who and when, and read once the week is over and there are five', async () => {
    for (let n = 1; n <= 4; n++)
      expect(codeOf(await give(`o-guest-${String(n)}`, `中午也开 ${String(n)}`))).toBe('ok')
    expect(codeOf(await give('o-student', '换到门口', { about: 'window' }))).toBe('ok')
    expect(await read()).toEqual([])
    cloud.setClock('2026-11-30T08:00:00+08:00')
    expect(await read()).toEqual([
      { subject: 'window', count: 1, words: ['换到门口'] },
      { subject: 'hours', count: 4, words: ['中午也开 1', '中午也开 2', '中午也开 3', '中午也开 4'] },
    ])
    const kept = await stored(cloud, Opinions, {})
    expect(new Set(kept.map(({ createdAt }) => createdAt.toISOString()))).toEqual(
      new Set(['2026-11-22T16:00:00.000Z']),
    )
    expect(await stored(cloud, AuditEntries, { subject: { $regex: '^opinions' } })).toEqual([])
    const everything = JSON.stringify([kept, await stored(cloud, Operations, { endpoint: 'giveOpinion' })])
    for (const who of ['o-student', 'o-guest-1']) {
      expect(everything).not.toContain(who)
      expect(everything).not.toContain(visitorOf(who))
    }
  })

  it('takes nothing that the text check stopped, and nothing about a window that is gone', async () => {
    expect(codeOf(await give('o-student', '有人在窗口赌博'))).toBe('OPINION_STOPPED')
    expect(codeOf(await give('o-student', '开着吗', { windowId: 'w77' }))).toBe('OPINION_WINDOW_GONE')
    await edit(cloud, ServiceWindows, { _id: 'w2' }, { state: 'closed' })
    expect(codeOf(await give('o-student', '还开吗', { windowId: 'w2' }))).toBe('OPINION_WINDOW_GONE')
  })
})
