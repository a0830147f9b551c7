import { Messages } from '../../../cloudfunctions/messages/collections'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import type { Cloud } from '../../../local/server/cloud'
import { edit, startCentre, stored } from '../centre'
import { furnishPosts, noOf, posted, postsDoor, seat, trainAll, valueOf } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, confirmed } = postsDoor(() => cloud)

/** What somebody was told, in both languages, that says this. */
const toldTo = async (name: string, zh: string): Promise<string[]> => {
  await cloud.runTimer('messages')
  const messages = await stored(cloud, Messages, { readerId: `p-${name}` })
  return messages.filter((one) => one.zh.includes(zh)).map(({ en }) => en)
}

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun')
  const since = '2025-09-01' as never
  await seat(cloud, posted('wang', 'w1', 'primary', 'jw', since), posted('li', 'w1', 'alternate'))
})
afterEach(() => cloud.close())

describe('whoever was told of something is told when it is undone, once', () => {
  it('a role that is taken back', async () => {
    const role = { no: noOf('sun'), role: 'centreStaff', firstDay: '2026-11-23', reason: '工作需要' }
    const { grantId } = valueOf<{ grantId: string }>(await ask('giveGrant', role, 'o-admin'))
    valueOf(await ask('withdrawGrant', { grantId, reason: '调整' }, 'o-admin'))
    expect(await toldTo('sun', '收回了您的一个角色')).toEqual([expect.stringContaining('took back')])
  })

  it('a deputy whose time the head ends', async () => {
    const term = { firstDay: '2026-11-23', lastDay: '2026-11-30', reason: '出差' }
    valueOf(await ask('nameDeputy', { unitId: 'jw', no: noOf('sun'), ...term }, 'o-head'))
    valueOf(await ask('endDeputy', { unitId: 'jw', reason: '回来了' }, 'o-head'))
    expect(await toldTo('sun', '委托已由单位负责人提前收回')).toHaveLength(1)
  })

  it('an order that is lifted: the holder, and the head who was to name somebody', async () => {
    const order = { postingId: 'w1-primary', ground: 'breach', reason: '多次擅自离岗' }
    const { orderId } = valueOf<{ orderId: string }>(await ask('orderReplacement', order, 'o-admin'))
    valueOf(await ask('liftOrder', { orderId, reason: '查明与其无关' }, 'o-admin'))
    expect(await toldTo('wang', '已撤销 1 号窗口的责令更换')).toEqual([expect.stringContaining('lifted')])
    expect(await toldTo('head', '已撤销 1 号窗口的责令更换')).toHaveLength(1)
  })

  it('a handover that is called off: both sides', async () => {
    const handoverId = await confirmed('zhao')
    valueOf(await ask('callOffHandover', { handoverId, reason: '不换了' }, 'o-admin'))
    for (const name of ['wang', 'zhao'])
      expect(await toldTo(name, '1 号窗口的更换已由中心取消')).toEqual([
        expect.stringContaining('called off'),
      ])
  })

  it('a change that is off because whoever was to come has left: the head, the holder, the centre', async () => {
    await confirmed('zhao')
    valueOf(await ask('recordLeaving', { no: noOf('zhao'), reason: '调出' }, 'o-admin'))
    for (const name of ['head', 'wang', 'admin', 'admin2'])
      expect(await toldTo(name, '要接任的人已离校离岗')).toEqual([
        expect.stringContaining('The change is off'),
      ])
    for (const name of ['zhao', 'li', 'desk', 'headcw'])
      expect(await toldTo(name, '要接任的人已离校离岗')).toEqual([])
  })

  it('a post that ends with its window: its holder, and who was to follow', async () => {
    await confirmed('zhao')
    await edit(cloud, ServiceWindows, { _id: 'w1' }, { state: 'closing' })
    valueOf(await ask('endPosting', { postingId: 'w1-primary', reason: '窗口撤销' }, 'o-admin'))
    expect(await toldTo('wang', '您在那里的任职到 11月22日 为止')).toHaveLength(1)
    expect(await toldTo('zhao', '您不再接任那里的岗位')).toHaveLength(1)
  })
})
