import type { InferOutput } from 'valibot'
import type { Context } from '../../_kernel/context'
import { isPossible } from '../../_kernel/moves'
import type { Language } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { addDays } from '../../_kernel/time'
import { namesOf } from '../../_shared/post-holder'
import { Faults, Misplacements } from '../collections'
import type { Fault } from '../fault/fault'
import { CENTRE, type Item, itemMoves } from './item'
import type { ItemRow, ItemView } from './contract'
import type { ItemButton } from './shape'
import { placeText, windowsById } from '../place'
import { actsFor, personOf, stewardName, worksAt } from '../steward'

type Row = InferOutput<typeof ItemRow>
type View = InferOutput<typeof ItemView>

export const faultOf = (item: Item): string | undefined =>
  item.state === 'repair' || item.state === 'inUse' ? item.faultId : undefined

export const itemRow = async (item: Item, language: Language): Promise<Row> => ({
  itemId: item._id,
  name: item.name,
  category: item.category,
  provider: item.steward === CENTRE ? 'centre' : 'unit',
  place: await placeText(item.place, language),
  state: item.state,
  isFaulty: faultOf(item) !== undefined,
  isMisplaced: item.misplacedIn !== undefined,
  isReturnAsked: item.state === 'inUse' && item.returnAskedAt !== undefined,
})

/** The fault of a thing while nobody has settled it; one that was given up keeps the thing out of stock. */
export const openFaultOf = async (item: Item): Promise<Fault | undefined> => {
  const faultId = faultOf(item)
  const fault = faultId === undefined ? undefined : await get(Faults, faultId)
  return fault?.state === 'open' ? fault : undefined
}

interface Looking {
  readonly isSteward: boolean
  readonly isMine: boolean
  readonly hasOpenFault: boolean
  readonly worksThere: boolean
}

/** Whether a thing is still in anybody's hands. */
export const isThere = ({ state }: Pick<Item, 'state'>): boolean =>
  isPossible(itemMoves.lose, state) || state === 'damaged'

/** The buttons of a thing for whoever looks (§26–§29). */
export const buttonsFor = (
  item: Item,
  { isSteward, isMine, hasOpenFault, worksThere }: Looking,
): ItemButton[] => {
  const canReport = item.state === 'inStock' || item.state === 'inUse'
  const shown: Record<ItemButton, boolean> = {
    saw: item.misplacedIn === undefined && item.state !== 'retired',
    reportFault:
      canReport && faultOf(item) === undefined && !(item.state === 'inStock' && item.offeredIn !== undefined),
    askHandBack: isMine && item.state === 'inUse' && item.returnAskedAt === undefined,
    reportLoss:
      (isMine || isSteward || worksThere) &&
      !hasOpenFault &&
      item.misplacedIn === undefined &&
      isPossible(itemMoves.lose, item.state),
    askChange: isMine && item.steward === CENTRE,
    takeBack: isSteward && isPossible(itemMoves.takeBack, item.state),
    edit: isSteward && isThere(item),
    restore: isSteward && isPossible(itemMoves.restore, item.state) && !hasOpenFault,
    retire: isSteward && isPossible(itemMoves.retire, item.state) && !hasOpenFault,
  }
  return (Object.keys(shown) as ItemButton[]).filter((button) => shown[button])
}

const faultPart = (fault: Fault) => {
  const { _id, what, createdAt, dueAt } = fault
  const due = dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }
  return { fault: { faultId: _id, what, at: createdAt.toISOString(), ...due } }
}

/** Days for which whoever reported a fault reads at the thing how it came out. */
const SETTLED_DAYS = 30

const settledPart = async ({ _id }: Item, me: string, { day }: Context) => {
  const order = [['createdAt', -1]] as const
  const [last] = me === '' ? [] : await find(Faults, { reportedBy: me, itemId: _id }, { order, limit: 1 })
  if (last === undefined || last.state === 'open' || last.settledOn < addDays(day, -SETTLED_DAYS)) return {}
  return { settled: { state: last.state, outcome: last.outcome, on: last.settledOn } }
}

const misplacementPart = async ({ misplacedIn }: Item, language: Language) => {
  const known = misplacedIn === undefined ? undefined : await get(Misplacements, misplacedIn)
  if (known === undefined) return {}
  const use = known.use === undefined ? {} : { use: known.use }
  return {
    misplacement: { misplacementId: known._id, found: await placeText(known.found, language), ...use },
  }
}

/** A thing as whoever asks may see it: who keeps it and what it is worth are its steward's and its keeper's. */
export const itemView = async (item: Item, context: Context): Promise<View> => {
  const { language } = context
  const [me, isSteward] = await Promise.all([personOf(context), actsFor(item.steward, context)])
  const custodianId = item.state === 'inUse' ? item.custodianId : undefined
  const isMine = custodianId === me && me !== ''
  const isTold = isSteward || isMine
  const [row, providerName, names, fault, settled, misplacement, worksThere] = await Promise.all([
    itemRow(item, language),
    stewardName(item.steward, language),
    isTold && custodianId !== undefined ? namesOf([custodianId]) : undefined,
    openFaultOf(item),
    settledPart(item, me, context),
    misplacementPart(item, language),
    worksAt(item.place, context),
  ])
  const custodianName = custodianId === undefined ? undefined : names?.get(custodianId)
  return {
    ...row,
    providerName,
    purpose: item.purpose,
    placeIs: item.place,
    isMine,
    ...(item.serial === undefined ? {} : { serial: item.serial }),
    ...(isTold ? { valueFen: item.valueFen } : {}),
    ...(custodianName === undefined ? {} : { custodianName }),
    ...(isTold && item.state === 'inUse' ? { heldSince: item.heldSince } : {}),
    ...(fault === undefined ? settled : faultPart(fault)),
    ...misplacement,
    ...(isTold && (item.state === 'lost' || item.state === 'damaged') ? { lossId: item.lossId } : {}),
    ...(item.state === 'retired' ? { reason: item.reason } : {}),
    buttons: buttonsFor(item, { isSteward, isMine, hasOpenFault: fault !== undefined, worksThere }),
  }
}

/** Windows to choose a place from, by their numbers. */
export const windowChoices = async (): Promise<{ windowId: string; no: number }[]> =>
  [...(await windowsById()).values()]
    .filter(({ state }) => state !== 'closed')
    .map(({ _id, no }) => ({ windowId: _id, no }))
    .sort((one, other) => one.no - other.no)
