import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Items } from '../../../cloudfunctions/assets/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, edit, startCentre, stored } from '../centre'
import { furnishPosts, posted, seat, trainAll, valueOf } from '../people/posts'

export interface Shown {
  itemId: string
  state: string
  place: string
  isFaulty: boolean
  isMine: boolean
  purpose: string
  valueFen?: number
  custodianName?: string
  lossId?: string
  fault?: { faultId: string; dueAt?: string }
  settled?: { state: string; outcome: string; on: string }
  misplacement?: { misplacementId: string; found: string }
  buttons: string[]
}
export interface Asked {
  requestId: string
  state: string
  what: string
  askerName: string
  from: string
  left?: number
  buttons: string[]
}
export const atWindow = (windowId: string) => ({ at: 'window', windowId })
export const inRoom = (name: string) => ({ at: 'room', name })
export const noOf = (name: string): string => `T${name.toUpperCase()}`
export const PRINTER = {
  name: '打印机',
  category: 'printer',
  valueFen: 1_200_00,
  place: atWindow('w1'),
  purpose: '窗口打印',
  copies: 1,
}

/**
 * A centre with wang as A of window 1 and zhao of window 2, the head of their unit and two of the centre; anew for each
 * test. `cloud()` is the one that runs.
 */
export const assetDesk = () => {
  let cloud: Cloud
  const ask = doorOf(() => cloud, 'assets')
  const at = (text: string): void => {
    cloud.setClock(`${text.replace(' ', 'T')}:00+08:00`)
  }
  const tick = (): Promise<unknown> => cloud.runTimer('assets')
  /** One thing more of the register, by default the centre's, in stock. */
  const registered = async (more: Record<string, unknown> = {}, as = 'o-desk'): Promise<string> => {
    const { itemIds } = valueOf<{ itemIds: string[] }>(await ask('registerItem', { ...PRINTER, ...more }, as))
    return itemIds[0] ?? ''
  }
  const kept = (name = 'wang', more: Record<string, unknown> = {}): Promise<string> =>
    registered({ custodianNo: noOf(name), ...more })
  const ofUnit = (more: Record<string, unknown> = {}): Promise<string> =>
    registered({ unitId: 'jw', custodianNo: noOf('wang'), ...more }, 'o-head')
  const look = async (itemId: string, as = 'o-desk'): Promise<Shown> =>
    valueOf<{ item: Shown }>(await ask('item', { itemId }, as)).item
  const stateOf = async (itemId: string): Promise<string | undefined> =>
    (await stored(cloud, Items, { _id: itemId }))[0]?.state
  const wish = (what: Record<string, unknown>, as = 'o-wang') =>
    ask('askThing', { wish: what, reason: '窗口工作需要' }, as)
  const asked = async (what: Record<string, unknown> = { kind: 'issue', what: '打印机' }, as = 'o-wang') =>
    valueOf<Asked>(await wish(what, as)).requestId
  const approved = async (what?: Record<string, unknown>, as = 'o-wang'): Promise<string> => {
    const requestId = await asked(what, as)
    expect(codeOf(await ask('decideRequest', { requestId }, 'o-desk'))).toBe('ok')
    return requestId
  }
  const supply = async (opening = 5, more: Record<string, unknown> = {}): Promise<string> =>
    valueOf<{ supplyId: string }>(
      await ask('addSupply', { name: '硒鼓', measure: '个', reorderAt: 2, opening, ...more }, 'o-desk'),
    ).supplyId
  const desks = async (kind: string) => (await stored(cloud, Todos, { kind })).map(({ desk }) => desk).sort()
  const counted = async () =>
    (await stored(cloud, Events, { kind: 'assessed' })).map(({ facts }) => facts as Record<string, unknown>)

  beforeEach(async () => {
    cloud = await startCentre(new Date('2026-11-23T09:00:00+08:00'))
    await furnishPosts(cloud)
    await trainAll(cloud, 'wang', 'zhao', 'sun')
    await seat(cloud, posted('wang', 'w1', 'primary'), posted('zhao', 'w2', 'primary'))
    const at1 = { role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }
    const at2 = { role: 'windowStaff', windowId: 'w2', from: '2026-01-01' }
    await edit(cloud, Accounts, { personId: 'p-wang' }, { grants: [at1] })
    await edit(cloud, Accounts, { personId: 'p-zhao' }, { grants: [at2] })
  })
  afterEach(() => cloud.close())
  return {
    cloud: () => cloud,
    ask,
    at,
    tick,
    registered,
    kept,
    ofUnit,
    look,
    stateOf,
    wish,
    asked,
    approved,
    supply,
    desks,
    counted,
  }
}
