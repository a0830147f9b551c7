import { dayOf } from '../_kernel/time'
import type { CaseSlip } from '../_shared/case-slip'
import type { Case } from './case'
import { isOfSlip } from './case-actors'
import type { Hall } from './hall'
import { baseWords } from './outcome'
import { stateWords } from './state-words'

type Told = Pick<
  CaseSlip,
  'kind' | 'on' | 'items' | 'isProvisional' | 'until' | 'isPickup' | 'words' | 'denial'
>

const pairOf = ([zh, en]: readonly [zh: string, en: string]) => ({ zh, en })

const ofNotice = (known: Case): Told | undefined => {
  const last = known.notices.at(-1)
  if (last === undefined) return undefined
  const items = last.items.map(({ name, nameEn, todo, todoEn }) => ({ name, nameEn, todo, todoEn }))
  const until = known.state === 'awaitingMaterials' ? { until: last.passUntil } : {}
  return { kind: 'notice', on: dayOf(last.at), items, isProvisional: false, ...until }
}

const ofPromise = ({ state, promise }: Case): Told | undefined => {
  if (promise === undefined) return undefined
  const { reason, acceptedOn, dueOn, isProvisional } = promise
  // While the clock stands still the date moves with every day: none is promised.
  const until = state === 'inProgress' ? { until: dueOn } : {}
  return { kind: 'acceptance', on: acceptedOn, items: [], isProvisional, words: reason, ...until }
}

/** The paper that a case comes to as it stands now; nothing before there is something to take home. */
const toldBy = (known: Case): Told | undefined => {
  switch (known.state) {
    case 'refused': {
      const { basis, ground, clause, appeal } = known.denial
      const denial = { basis: pairOf(baseWords[basis]), ground, clause, appeal }
      return { kind: 'denial', on: dayOf(known.refusedAt), items: [], isProvisional: false, denial }
    }
    case 'done': {
      const { doneOn, result, delivery } = known
      const waits =
        delivery.state === 'waiting' ? { until: delivery.unclaimedOn, isPickup: isOfSlip(known) } : {}
      return { kind: 'result', on: doneOn, items: [], isProvisional: false, words: result, ...waits }
    }
    default:
      return ofPromise(known) ?? ofNotice(known)
  }
}

/** 办件回执: a one-time notice, an acceptance, a denial or a result, for paper and for whoever holds it (§20). */
export const caseSlipOf = (known: Case, { units }: Hall, now: Date): CaseSlip | undefined => {
  const told = toldBy(known)
  if (told === undefined) return undefined
  const unit = units.get(known.unitId)
  return {
    _id: known.slip,
    no: known.no,
    service: {
      code: known.sheet.code,
      version: known.sheet.version,
      zh: known.sheet.name,
      en: known.sheet.nameEn,
    },
    unit: { zh: unit?.name ?? known.unitId, en: unit?.nameEn ?? unit?.name ?? known.unitId },
    windowNo: known.windowNo,
    state: pairOf(stateWords[known.state]),
    taken: known.papers
      .filter(({ mark }) => mark === 'ok')
      .map(({ name, nameEn }) => ({ zh: name, en: nameEn ?? name })),
    consultPhone: known.sheet.consultPhone,
    complaintPhone: known.sheet.complaintPhone,
    updatedAt: now,
    ...told,
  }
}
