import { HelpDesks, Plans } from '../../../cloudfunctions/guidance/collections'
import type { Cloud } from '../../../local/server/cloud'
import { demoFloor } from '../../rules/demo-floor'
import { codeOf, doorOf, put, stamps, startCentre } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'guidance')
const words = { place: '一层大厅正中', placeEn: 'Ground floor, middle', phone: '0000-88000000' }

beforeAll(async () => {
  cloud = await startCentre()
})
afterAll(() => cloud.close())

describe('the help desk (§18)', () => {
  it('is refused in words while nobody entered it', async () => {
    const answer = await ask('helpDesk', {}, 'o-li', { lang: 'en' })
    expect(codeOf(answer)).toBe('DESK_MISSING')
    expect(answer).toMatchObject({ error: { message: expect.stringContaining('any window') as string } })
  })

  it('has a place in words and a phone, and no way while no plan draws it', async () => {
    await put(cloud, HelpDesks, { _id: 'main', placeId: 'desk', ...words, ...stamps })
    cloud.coolDown()
    expect(await ask('helpDesk', {}, 'o-li')).toEqual({
      ok: true,
      value: { place: '一层大厅正中', phone: '0000-88000000' },
    })
  })

  it('is led to as a window is, in both languages', async () => {
    await put(cloud, Plans, { _id: 'hall-1', name: '一层', nameEn: 'Ground floor', ...demoFloor, ...stamps })
    cloud.coolDown()
    expect(await ask('helpDesk', {}, 'o-li', { lang: 'en' })).toEqual({
      ok: true,
      value: { place: 'Ground floor, middle', phone: '0000-88000000', placeId: 'desk' },
    })
    const way = await ask('way', { to: 'desk' }, 'o-li')
    expect(way).toMatchObject({
      value: { target: { placeId: 'desk', name: '导办台', unitName: '', place: '一层大厅正中' } },
    })
    expect(way).not.toHaveProperty('value.target.windowNo')
    expect(await ask('way', { to: 'machine' }, 'o-li', { lang: 'en' })).toMatchObject({
      value: { target: { name: 'Self-service machine', place: '' } },
    })
  })
})
