import type { Context } from '../_kernel/context'
import { maybe } from '../_kernel/maybe'
import { inLanguage, type Language } from '../_kernel/refusal'
import { addDays, type Day, dayOf } from '../_kernel/time'
import { RATING_DAYS } from '../_shared/visit'
import type { Case } from './case'
import { type Acting, leadSidesOf } from './case-actors'
import { linksForHolder } from './case-links'
import { movesFrom } from './case-moves'
import type { CaseView } from './case-schema'
import { askOf, nextOf, timelineOf } from './case-words'
import { isRateable } from './rating/case-rating'
import type { Paper } from './checklist'
import type { Hall } from './hall'
import { putRightAt } from './matter'
import { baseWords } from './outcome'
import { isLate, type Part } from './joint/part'
import { caseKey, pickupCodeOf, slipCodeOf } from './pickup'
import { colourOf, daysLeftOf } from './promise'
import { stateWords } from './state-words'

const forms: Record<Paper['form'], readonly [string, string]> = {
  original: ['原件', 'original'],
  copy: ['复印件', 'copy'],
  electronic: ['电子版', 'file'],
}

const pair = (language: Language, [zh, en]: readonly [string, string]): string => inLanguage(language, zh, en)

/** One paper of a checklist. */
export const paperView = (
  paper: Paper,
  listed: ReadonlySet<number>,
  language: Language,
): CaseView['papers'][number] => ({
  n: paper.n,
  name: inLanguage(language, paper.name, paper.nameEn),
  form: pair(language, forms[paper.form]),
  copies: paper.copies,
  from: inLanguage(language, paper.from, paper.fromEn),
  need: paper.need,
  ...maybe('when', paper.when === undefined ? undefined : inLanguage(language, paper.when, paper.whenEn)),
  mark: paper.mark,
  ...maybe('remark', paper.remark),
  isListed: listed.has(paper.n),
  files: paper.files.map(({ kind, by }, at) => ({ at, kind, by })),
})

const partWords = (part: Part): string | undefined => {
  if (part.state === 'done' || part.state === 'waived') return part.words
  return part.state === 'refused' ? `${part.ground}（${part.clause}）` : undefined
}

const partView = (
  part: Part,
  known: Case,
  day: Day,
  acting: Acting,
  language: Language,
): CaseView['parts'][number] => ({
  n: part.n,
  unitName: inLanguage(language, part.unitName, part.unitNameEn),
  state: part.state,
  days: part.days,
  // While the clock stands still the date moves with every day.
  ...(part.state === 'inProgress' && known.state !== 'suspended' ? { dueOn: part.dueOn } : {}),
  isOverdue: isLate(part, known, day),
  ...maybe('words', partWords(part)),
  ...(part.state === 'refused' ? { decideBy: part.decideBy } : {}),
  isMine: part.state === 'inProgress' && acting.units.has(part.unitId),
})

const promiseView = ({ promise }: Case, hall: Hall, day: Day): Pick<CaseView, 'promise'> => {
  if (promise === undefined) return {}
  const { extension, stops, ...rest } = promise
  return {
    promise: {
      ...rest,
      colour: colourOf(promise, hall.calendar, day),
      ...maybe('daysLeft', daysLeftOf(promise, hall.calendar, day)),
      stops,
      ...(extension === undefined
        ? {}
        : {
            extension: {
              state: extension.state,
              days: extension.days,
              reason: extension.reason,
              ...(extension.state === 'asked' ? {} : { words: extension.words }),
            },
          }),
    },
  }
}

/**
 * Which codes an answer has: that of the slip for whoever prints or holds it, the pickup code beside it for the
 * applicant alone. The window knows the slip, so that it opens no result that waits for somebody with a phone.
 */
type Codes = 'none' | 'slip' | 'both'

const endView = (known: Case, isHolder: boolean, codes: Codes, language: Language): Partial<CaseView> => {
  if (known.state === 'refused') {
    const { basis, ...said } = known.denial
    return { denial: { basis: pair(language, baseWords[basis]), ...said } }
  }
  if (known.state !== 'done') return {}
  const { delivery } = known
  const isWaiting = delivery.state === 'waiting' || delivery.state === 'archived'
  return {
    result: known.result,
    delivery: {
      state: delivery.state,
      ...(delivery.state === 'waiting' ? { until: delivery.unclaimedOn } : {}),
      ...(delivery.state === 'posted' ? { trackingNo: delivery.trackingNo } : {}),
      ...(isHolder && codes === 'both' && isWaiting
        ? { pickupCode: pickupCodeOf(caseKey(), known._id) }
        : {}),
    },
  }
}

const noticeView = (known: Case, language: Language): Pick<CaseView, 'notice'> => {
  const last = known.notices.at(-1)
  if (last === undefined) return {}
  const items = last.items.map(({ n, problem, name, nameEn, todo, todoEn }) => ({
    n,
    problem,
    name: inLanguage(language, name, nameEn),
    todo: inLanguage(language, todo, todoEn),
  }))
  return { notice: { no: last.no, at: last.at.toISOString(), passUntil: last.passUntil, items } }
}

const ratingView = (known: Case): Pick<CaseView, 'rating'> =>
  isRateable(known)
    ? { rating: { visitId: `case:${known._id}`, until: addDays(known.ratedAs, RATING_DAYS) } }
    : {}

/**
 * A case as the caller sees it. The applicant deals with the lead alone, so no part is theirs to see. Codes are in
 * answers to questions only: those of commands are kept for a while, and codes are kept nowhere.
 */
export const caseView = (
  known: Case,
  acting: Acting,
  hall: Hall,
  { language, now, day }: Context,
  codes: Codes = 'none',
): CaseView => {
  const isHolder = acting.actors.includes('holder')
  const isAtWindow = acting.actors.includes('window')
  const isKeeper = acting.actors.includes('keeper')
  const unit = hall.units.get(known.unitId)
  const nextUnit = hall.units.get(known.leadChange?.unitId ?? '')
  const listed = new Set(known.notices.at(-1)?.items.map(({ n }) => n))
  const next = nextOf(known, day, hall.windows)
  return {
    caseId: known._id,
    no: known.no,
    service: known.sheet.code,
    serviceName: inLanguage(language, known.sheet.name, known.sheet.nameEn),
    sheetVersion: known.sheet.version,
    state: known.state,
    stateText: pair(language, stateWords[known.state]),
    kind: known.kind,
    windowId: known.windowId,
    windowNo: known.windowNo,
    unitName: inLanguage(language, unit?.name ?? '', unit?.nameEn),
    openedAt: known.createdAt.toISOString(),
    ...(isAtWindow || isKeeper
      ? {
          applicant: {
            name: known.applicant.name,
            hasPhone: isAtWindow && known.applicant.phone !== undefined,
          },
        }
      : {}),
    ...(isHolder || isAtWindow || isKeeper ? maybe('proxyName', known.proxy?.name) : {}),
    papers: known.papers.map((paper) => paperView(paper, listed, language)),
    ...noticeView(known, language),
    ...promiseView(known, hall, day),
    ...maybe('order', known.order),
    parts: isHolder ? [] : known.parts.map((part) => partView(part, known, day, acting, language)),
    ...(known.leadChange === undefined || isHolder
      ? {}
      : {
          leadChange: {
            windowNo: known.leadChange.windowNo,
            unitName: inLanguage(language, nextUnit?.name ?? '', nextUnit?.nameEn),
            agreed: known.leadChange.agreed,
          },
        }),
    ...endView(known, isHolder, codes, language),
    ...(known.live ? {} : maybe('linksAt', putRightAt(known, acting))),
    ...(isHolder
      ? linksForHolder(known, codes === 'both')
      : { ...maybe('follows', known.follows), ...maybe('followedBy', known.followedBy) }),
    ...(codes !== 'none' && (isHolder || isAtWindow) ? { slipCode: slipCodeOf(caseKey(), known._id) } : {}),
    ...(isHolder || isAtWindow ? ratingView(known) : {}),
    timeline: timelineOf(known, language, !isHolder),
    next: {
      text: inLanguage(language, next.zh, next.en),
      ...maybe('by', next.by as Day | undefined),
      ask: askOf(known, hall, language),
      askPhone: known.sheet.consultPhone,
      isMine: next.isMine === true,
    },
    moves: movesFrom(known.state, acting.actors).filter((move) => isOffered(move, known, acting)),
    seenAt: now.toISOString(),
  }
}

/** Buttons that the table allows and the case has no use for now. */
const isOffered = (move: CaseView['moves'][number], known: Case, acting: Acting): boolean => {
  switch (move) {
    case 'finishAtOnce':
      return known.sheet.kind === 'direct'
    case 'askExtension':
      return known.promise?.extension === undefined
    case 'decideExtension':
      return known.promise?.extension?.state === 'asked'
    case 'answerPart':
      return known.parts.some(({ state, unitId }) => state === 'inProgress' && acting.units.has(unitId))
    case 'decidePart':
      return known.parts.some(({ state }) => state === 'refused')
    case 'proposeLead':
      return known.kind === 'joint' && known.leadChange === undefined
    case 'agreeLead': {
      const { leadChange } = known
      return leadChange !== undefined && leadSidesOf(acting).some((side) => !leadChange.agreed.includes(side))
    }
    case 'declineLead':
      return known.leadChange !== undefined
    case 'handOver':
      return known.state === 'done' && ['waiting', 'archived'].includes(known.delivery.state)
    case 'linkNew':
      return known.followedBy === undefined
    default:
      return true
  }
}

/** A case in a list. */
export const caseRow = (known: Case, hall: Hall, { language, now }: Context) => {
  const unit = hall.units.get(known.unitId)
  const day = dayOf(now)
  const colour =
    known.promise === undefined || !known.live ? undefined : colourOf(known.promise, hall.calendar, day)
  const dueOn =
    known.state === 'awaitingMaterials' ? known.passUntil : known.live ? known.promise?.dueOn : undefined
  return {
    caseId: known._id,
    no: known.no,
    serviceName: inLanguage(language, known.sheet.name, known.sheet.nameEn),
    state: known.state,
    stateText: pair(language, stateWords[known.state]),
    kind: known.kind,
    windowNo: known.windowNo,
    unitName: inLanguage(language, unit?.name ?? '', unit?.nameEn),
    openedAt: known.createdAt.toISOString(),
    ...maybe('dueOn', dueOn),
    ...maybe('colour', colour),
    waitsForMe: nextOf(known, day, hall.windows).isMine === true,
  }
}
