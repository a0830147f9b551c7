import { randomBytes } from 'node:crypto'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { type HallScreen, HallScreens, HallSecrets } from '../../_shared/hall-screen'
import type { contract } from '../contract'
import { refuse } from '../refusals'

type Shown = OutputOf<(typeof contract)['screens']>
type Pair = (typeof contract)['pairScreen']
type Drop = (typeof contract)['dropScreen']

const HALL = 'main'
const MOST = 50
const SECRET_BYTES = 20

const shown = (all: readonly HallScreen[]): Shown => ({
  screens: all.map(({ _id, name, createdAt }) => ({ screenId: _id, name, since: createdAt.toISOString() })),
})
const paired = (): Promise<HallScreen[]> =>
  find(HallScreens, { hall: HALL }, { order: [['name', 1]], limit: MOST })

/** The hall's secret, new: codes that anybody still has are worth nothing from then on. */
const freshSecret = async ({ now }: Context): Promise<AuditedChange> => {
  const known = await get(HallSecrets, HALL)
  const next = {
    _id: HALL,
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const change = { of: HallSecrets, before: {}, after: { isNew: true } }
  return known === undefined ? { ...change, insert: next } : { ...change, replace: next }
}

/** 大厅屏 */
export const screens = async (): Promise<Shown> => shown(await paired())

/** 配对大厅屏 (§21): what was scanned is the hash of a key that the screen alone has. */
export const pairScreen = async (
  { screenId, name }: InputOf<Pair>,
  context: Context,
): Promise<OutputOf<Pair> | Refusal<'SCREEN_KNOWN'>> => {
  const all = await paired()
  if (all.some(({ _id }) => _id === screenId)) return refuse('SCREEN_KNOWN', {})
  const { now } = context
  const screen = { _id: screenId, hall: HALL, name, createdAt: now, updatedAt: now, v: 1 }
  const hasSecret = (await get(HallSecrets, HALL)) !== undefined
  return settle(context, shown([...all, screen]), [
    { of: HallScreens, insert: screen, before: {}, after: { hall: HALL, name } },
    ...(hasSecret ? [] : [await freshSecret(context)]),
  ])
}

/** 取消配对 (§21) */
export const dropScreen = async (
  { screenId }: InputOf<Drop>,
  context: Context,
): Promise<OutputOf<Drop> | Refusal<KernelCode>> => {
  const all = await paired()
  const screen = all.find(({ _id }) => _id === screenId)
  if (screen === undefined) return refuseAny('NOT_FOUND', { what: 'screen' })
  const gone = { ...screen, updatedAt: context.now, v: screen.v + 1 }
  return settle(context, shown(all.filter((one) => one !== screen)), [
    { of: HallScreens, remove: gone, before: { name: screen.name }, after: {} },
    await freshSecret(context),
  ])
}
