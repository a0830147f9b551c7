import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { linkTo } from '../../_kernel/upload/upload'
import { Leaves } from '../collections'
import type { contract } from '../contract'
import type { Leave } from './leave'
import { leaveWith } from './change'
import { isPossible } from '../../_kernel/moves'
import { leaveMoves, standingLeave } from './moves'
import { leaveRows, leaveView, partsIn, seesWhy } from './view'

type One = (typeof contract)['leave']
type File = (typeof contract)['leaveFile']
type Mine = (typeof contract)['myLeaves']
type OfUnit = (typeof contract)['unitLeaves']
type OfHall = (typeof contract)['leaves']

const PAGE = 20

/** A page of leaves, newest first. */
const page = async (
  where: Readonly<Record<string, unknown>>,
  cursor: string | undefined,
  isWaiting: (leave: Leave) => boolean,
): Promise<OutputOf<OfHall> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(Leaves, where, ['createdAt', -1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    leaves: await leaveRows(found, { isWaiting }),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
  }
}

const waitsForCentre = ({ state, isUncovered }: Leave): boolean =>
  state === 'awaitingCentre' || (isUncovered && (state === 'approved' || state === 'active'))

/** 我的请假, and at the top what others ask of me. */
export const myLeaves = async (
  { cursor }: InputOf<Mine>,
  context: Context,
): Promise<OutputOf<Mine> | Refusal<KernelCode>> => {
  const personId = (await context.account())?.personId ?? ''
  const [mine, others] = await Promise.all([
    page({ personId }, cursor, ({ state }) => state === 'draft'),
    cursor === undefined
      ? find(
          Leaves,
          { alternateId: personId, lastDay: is.gte(context.day) },
          { order: [['lastDay', 1]], limit: PAGE },
        )
      : [],
  ])
  if (isRefusal(mine)) return mine
  const standing = others.filter(({ state }) => standingLeave.some((one) => one === state))
  const isWaiting = ({ state }: Leave) => isPossible(leaveMoves.accept, state)
  return { ...mine, standIns: await leaveRows(standing, { isWaiting, isPrivate: true }) }
}

/** 本单位请假 */
export const unitLeaves = ({ unitId, cursor }: InputOf<OfUnit>) =>
  page({ unitId }, cursor, ({ state }) => isPossible(leaveMoves.countersign, state))

/** 请假审批 */
export const leaves = ({ isWaiting, cursor }: InputOf<OfHall>) =>
  page(isWaiting ? { state: 'awaitingCentre' } : {}, cursor, waitsForCentre)

/** 看一张假条 */
export const leave = async (
  { leaveId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const known = await leaveWith(leaveId)
  if (isRefusal(known)) return known
  const parts = await partsIn(known, context)
  return parts.length === 0 ? refuseAny('NOT_YOURS', {}) : leaveView(known, context)
}

/** 看假条附件: a proof of sickness is for those who decide, not for whoever stands in. */
export const leaveFile = async (
  { leaveId, at }: InputOf<File>,
  context: Context,
): Promise<OutputOf<File> | Refusal<KernelCode>> => {
  const known = await leaveWith(leaveId)
  if (isRefusal(known)) return known
  if (!seesWhy(await partsIn(known, context))) return refuseAny('NOT_YOURS', {})
  const file = known.files[at]
  const link = file === undefined ? undefined : await linkTo(file.file)
  return file === undefined || link === undefined ? refuseAny('FILE_UNKNOWN', {}) : { link, kind: file.kind }
}
