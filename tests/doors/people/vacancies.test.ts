import { Todos } from '../../../cloudfunctions/_shared/todo'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, startCentre, stored } from '../centre'
import { furnishPosts, noOf, posted, postsDoor, seat, trainAll, valueOf } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, nominate, confirmed } = postsDoor(() => cloud)

interface Vacant {
  readonly kind: string
  readonly windowNo?: number
  readonly isUnderWay: boolean
  readonly filledFrom?: string
}
const vacant = async (): Promise<string[]> =>
  valueOf<{ vacancies: Vacant[] }>(await ask('unitVacancies', { unitId: 'jw' }, 'o-head')).vacancies.map(
    ({ kind, windowNo, isUnderWay, filledFrom }) =>
      [kind, windowNo, isUnderWay ? 'under way' : 'empty', filledFrom]
        .filter((one) => one !== undefined)
        .join(' '),
  )
const desks = async (kind: string, subject: string): Promise<string[]> =>
  (await stored(cloud, Todos, { kind, subject })).map(({ desk }) => desk).sort()
const leave = (name: string) => ask('recordLeaving', { no: noOf(name), reason: '退休' }, 'o-admin')

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun', 'qian', 'wu')
  const since = '2025-09-01' as never
  await seat(cloud, posted('wang', 'w1', 'primary', 'jw', since), posted('li', 'w1', 'alternate'))
  await seat(cloud, posted('sun', 'w2', 'alternate'))
})
afterEach(() => cloud.close())

describe('what is vacant is seen the moment it is (§9 §12)', () => {
  it('until the first day of whoever is confirmed for it, and nobody is asked to do anything meanwhile', async () => {
    expect(await vacant()).toEqual(['primary 2 empty'])
    await confirmed('zhao', { windowId: 'w2', startOn: '2026-12-01' })
    expect(await vacant()).toEqual(['primary 2 under way 2026-12-01'])
    await cloud.runTimer('people')
    expect(await desks('vacancy', 'w2:primary')).toEqual([])
    cloud.setClock(new Date('2026-12-01T09:00:00+08:00'))
    expect(await vacant()).toEqual([])
  })

  it('of a head who is to come too', async () => {
    valueOf(await ask('withdrawGrant', { grantId: 'g-headcw', reason: '调动' }, 'o-admin'))
    expect(await desks('vacancy', 'cw:head')).toEqual(['centreAdmin', 'unitHead:cw'])
    const later = { no: noOf('ma'), role: 'unitHead', ofUnit: 'cw', firstDay: '2026-12-01', reason: '接任' }
    valueOf(await ask('giveGrant', later, 'o-admin'))
    expect(await ask('vacancies', {}, 'o-admin')).toMatchObject({
      value: {
        vacancies: expect.arrayContaining([
          expect.objectContaining({ kind: 'head', unitId: 'cw', isUnderWay: true, filledFrom: '2026-12-01' }),
        ]) as object,
      },
    })
    expect(await desks('vacancy', 'cw:head')).toEqual([])
  })

  it('who hands over and leaves signs no more: the head is asked in their place, at once', async () => {
    const id = await confirmed('zhao')
    expect(await desks('handover', id)).toEqual(['person:p-wang', 'person:p-zhao'])
    valueOf(await leave('wang'))
    expect(await desks('handover', id)).toEqual(['person:p-zhao', 'unitHead:jw'])
    expect(await vacant()).toContain('primary 1 under way')
    // Called off then, the seat is empty and stands before unit and centre at once.
    expect(codeOf(await ask('callOffHandover', { handoverId: id, reason: '不换了' }, 'o-admin'))).toBe('ok')
    expect(await vacant()).toContain('primary 1 empty')
    expect(await desks('vacancy', 'w1:primary')).toEqual(['centreAdmin', 'unitHead:jw'])
  })

  it('again when its nomination is withdrawn', async () => {
    const id = await nominate('zhao', { windowId: 'w2' })
    valueOf(await ask('withdrawNomination', { unitId: 'jw', nominationId: id }, 'o-head'))
    expect(await desks('vacancy', 'w2:primary')).toEqual(['centreAdmin', 'unitHead:jw'])
  })
})
