import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { type Case, placed } from '../../cloudfunctions/cases/case'
import type { CaseState } from '../../cloudfunctions/cases/case-moves'
import type { Part } from '../../cloudfunctions/cases/joint/part'
import type { Random } from '../../local/seed/random'

/** A hall as large as ours may become: five years of it. */
export const unitIds = Array.from({ length: 25 }, (_none, n) => `u${String(n)}`)
export const windowIds = Array.from({ length: 40 }, (_none, n) => `w${String(n)}`)
export const unitOfWindow = (n: number): string => `u${String(n % unitIds.length)}`
const DAYS = 1825
/** How many of them are still open, by the thousand: the work of some weeks. */
export const OPEN_PER_MILLE = 40
const PEOPLE = 20_000
const GUESTS = 3000

const openStates = { received: 15, awaitingMaterials: 25, inProgress: 50, suspended: 10 } as const
const endStates = { done: 86, refused: 5, withdrawn: 9 } as const
const kinds = { direct: 55, promised: 35, joint: 10 } as const

/** People whose lists are long: somebody who handles things for a whole laboratory, a guest who comes every week. */
export const busyPerson = 'p-busy'
export const busyGuest = 'o-guest-busy'

interface Named {
  readonly holder: string
  readonly personId?: string
  readonly visitor?: string
}

const applicant = (random: Random): Named => {
  if (random.chance(0.004)) return { holder: busyPerson, personId: busyPerson }
  if (random.chance(0.002)) return { holder: visitorOf(busyGuest), visitor: visitorOf(busyGuest) }
  if (random.chance(0.2)) {
    const visitor = visitorOf(`o-guest-${String(random.below(GUESTS))}`)
    return { holder: visitor, visitor }
  }
  const personId = `p-${String(random.below(PEOPLE))}`
  return { holder: personId, personId }
}

const paper = (n: number, isThere: boolean) => ({
  n,
  name: `材料 ${String(n)}`,
  form: 'original' as const,
  copies: 1,
  from: '自备',
  need: 'required' as const,
  mark: isThere ? ('ok' as const) : ('missing' as const),
  ...(isThere ? { handedIn: 1 } : {}),
  files: [],
})

const partsOf = (random: Random, lead: string, opened: Day, isOpen: boolean): Part[] => {
  const first = random.below(unitIds.length)
  return Array.from({ length: 2 + random.below(3) }, (_none, at): Part => {
    const unitId = unitIds[(first + at) % unitIds.length] ?? lead
    const common = { n: at + 1, unitId, unitName: unitId, unitNameEn: unitId, days: 3, redone: 0 }
    if (isOpen && random.chance(0.5))
      return { ...common, state: 'inProgress', startedOn: opened, dueOn: addDays(opened, 5) }
    return { ...common, state: 'done', doneAt: instantOf(opened, 900), words: '同意' }
  })
}

/** What only that state has. */
const stateFacts = (state: CaseState, opened: Day, isPromised: boolean): object => {
  const endedOn = addDays(opened, 4)
  const endedAt = instantOf(endedOn, 600)
  const rated = isPromised ? { ratedAs: endedOn } : {}
  switch (state) {
    case 'awaitingMaterials':
      return { passUntil: addDays(opened, 14), passWarnedOn: addDays(opened, 10) }
    case 'inProgress':
    case 'suspended':
      return { acceptedAt: instantOf(opened, 600) }
    case 'done':
      return {
        doneAt: endedAt,
        doneOn: endedOn,
        result: '证明',
        delivery: { state: 'handedOver', at: endedAt },
        ...rated,
      }
    case 'refused':
      return {
        refusedAt: endedAt,
        denial: { basis: 'schoolRule', ground: '不符', clause: '第八条', appeal: '教务处' },
        ...rated,
      }
    case 'withdrawn':
      return { withdrawnAt: endedAt, by: 'holder' }
    default:
      return {}
  }
}

const promiseOf = (n: number, state: CaseState, opened: Day) => ({
  reason: '需要审批',
  acceptedOn: opened,
  days: 5,
  inVacation: false,
  wasDirect: false,
  stops: state === 'suspended' ? [{ reason: 'statutoryNotice', words: '公示', from: opened }] : [],
  dueOn: addDays(opened, 7),
  isProvisional: false,
  // Some wait for the centre to say whether they may take longer.
  ...(state === 'inProgress' && n % 5 === 0
    ? { extension: { state: 'asked' as const, days: 3, reason: '需要论证', askedOn: opened } }
    : {}),
})

/** The nth of many cases, spread over windows, units, states, people and five years that end on `today`. */
export const manyCase = (n: number, today: Day, random: Random): Case => {
  const isOpen = random.below(1000) < OPEN_PER_MILLE
  const state: CaseState = isOpen ? random.weighted(openStates) : random.weighted(endStates)
  const opened = addDays(today, -random.below(isOpen ? 30 : DAYS))
  const at = instantOf(opened, 480 + random.below(500))
  // Some windows are busier than others.
  const windowNo = Math.min(random.below(windowIds.length), random.below(windowIds.length))
  const kind = state === 'inProgress' || state === 'suspended' ? 'promised' : random.weighted(kinds)
  const whole = state === 'inProgress' && random.chance(0.3) ? 'joint' : kind
  const isPromised = whole !== 'direct'
  const id = `k${String(n).padStart(7, '0')}`
  const unitId = unitOfWindow(windowNo)
  const code = `JW-${String(1 + random.below(300)).padStart(3, '0')}`
  return placed({
    _id: id,
    no: `N${String(n).padStart(7, '0')}`,
    sheet: {
      code,
      version: 1,
      hash: 'h',
      name: `事项 ${code}`,
      nameEn: `Matter ${code}`,
      kind: whole,
      promisedDays: isPromised ? 5 : 0,
      inVacation: false,
      result: '证明',
      consultPhone: '0000-1',
      complaintPhone: '0000-2',
      coUnits: [],
    },
    windowId: windowIds[windowNo],
    windowNo: windowNo + 1,
    unitId,
    kind: whole,
    ...applicant(random),
    slip: `slip-${String(n)}`,
    applicant: { name: '来访者' },
    salt: 'salt',
    papers: [1, 2, 3].map((one) => paper(one, state !== 'awaitingMaterials' || one < 3)),
    round: 1,
    notices: [],
    ...(isPromised && state !== 'received' && state !== 'awaitingMaterials'
      ? { promise: promiseOf(n, state, opened) }
      : {}),
    parts: whole === 'joint' && state !== 'received' ? partsOf(random, unitId, opened, isOpen) : [],
    handledBy: [`s-${String(windowNo)}`],
    happened: [{ at, what: 'intake' }],
    told: [],
    ...(isOpen ? { nextAt: instantOf(addDays(opened, 8), 480) } : {}),
    live: isOpen,
    unitsAtWork: [],
    dueKey: '',
    openedKey: `${at.toISOString()}:${id}`,
    createdAt: at,
    updatedAt: at,
    v: 1,
    state,
    ...stateFacts(state, opened, isPromised),
  } as unknown as Case)
}
