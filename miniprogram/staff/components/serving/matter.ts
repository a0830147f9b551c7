import { attempt } from '../../../api/attempt'
import { call, type Failure, type Input, type Output } from '../../../api/call'
import type { Item } from '../../../components/checklist/checklist'
import { dotted, listed } from '../../../i18n/phrases'
import { dateText } from '../../../i18n/time'
import { t } from './words'

export type TicketCase = Output<'cases', 'ticketCase'>
type Case = Output<'cases', 'openCase'>
/** Whatever step of the way it was that answered. */
type Stepped = { readonly ok: true; readonly value: Case } | { readonly ok: false; readonly error: Failure }
type Paper = TicketCase['papers'][number]
type Outcome = Input<'queue', 'finish'>['outcome']
export type Tick = Input<'cases', 'checkPapers'>['ticks'][number]

/** What is decided at the counter about the matter; each is a command of `cases`. */
export type Decision =
  | { readonly kind: 'finish' }
  | { readonly kind: 'notice'; readonly input: Omit<Input<'cases', 'giveNotice'>, 'caseId'> }
  | { readonly kind: 'accept'; readonly input: Omit<Input<'cases', 'acceptCase'>, 'caseId'> }
  | { readonly kind: 'deny'; readonly input: Omit<Input<'cases', 'denyCase'>, 'caseId'> }

/** The matter of the number at the window, with what the clerk has found of its papers so far. */
export interface Matter {
  readonly windowId: string
  readonly ticketId: string
  readonly service: string
  known: TicketCase
  readonly ticks: Map<number, Tick>
  /** Whose it is, where nobody is known by the number. */
  name: string
}

const outcomeOf: Partial<Record<Case['state'], Outcome>> = {
  done: 'completed',
  refused: 'refused',
  awaitingMaterials: 'returned',
  inProgress: 'accepted',
  suspended: 'accepted',
  withdrawn: 'consulted',
}

/** How the number ends when the matter has been decided already; nothing while it is open. */
export const settledAs = (matter: Matter): Outcome | undefined => {
  // They are shown the way to the window that goes on with their case (§18).
  if (matter.known.elsewhere !== undefined) return 'guided'
  const { state } = matter.known.case ?? {}
  return state === undefined || matter.known.isBack ? undefined : outcomeOf[state]
}

/** The papers to look at: of the sheet, or of the case; whoever comes back is asked for what was listed only. */
export const papersOf = (matter: Matter): Paper[] => {
  const { known } = matter
  const papers = known.case?.papers ?? known.papers
  const asked = known.case?.notice === undefined ? papers : papers.filter(({ isListed }) => isListed)
  return asked.map((paper): Paper => {
    const { mark = paper.mark, remark = paper.remark } = matter.ticks.get(paper.n) ?? {}
    return { ...paper, mark, ...(remark === undefined ? {} : { remark }) }
  })
}

const isFault = ({ mark, need }: Paper): boolean =>
  mark === 'wrong' || mark === 'missing' || (mark === 'open' && need === 'required')

export const isComplete = (matter: Matter): boolean => !papersOf(matter).some(isFault)

export const itemsOf = (matter: Matter): Item[] =>
  papersOf(matter).map(({ n, name, form, copies, when, need, mark, remark }) => ({
    key: String(n),
    text: name,
    note: remark ?? dotted(copies > 1 ? `${form} ×${String(copies)}` : form, when ?? ''),
    conditional: need !== 'required',
    checked: mark === 'ok',
    ...(mark === 'wrong' || mark === 'missing' ? { end: t(mark) } : mark === 'ok' ? { end: t('seen') } : {}),
  }))

export type MainAct = 'tickAll' | 'finish' | 'accept' | 'end'

/** What the page shows of the matter, flat. */
export interface MatterShown {
  readonly items: readonly Item[]
  readonly main: MainAct
  readonly note: string
  readonly noteText: string
  readonly isOpen: boolean
  readonly isDirect: boolean
  readonly caseId: string
}

const mainOf = (matter: Matter): MainAct => {
  if (settledAs(matter) !== undefined) return 'end'
  if (!isComplete(matter)) return 'tickAll'
  return matter.known.kind === 'direct' ? 'finish' : 'accept'
}

export const matterShown = (matter: Matter): MatterShown => {
  const { case: one, kind, isBack, elsewhere } = matter.known
  const main = mainOf(matter)
  const missing = listed(one?.notice?.items.map(({ name }) => name) ?? [])
  return {
    items: main === 'end' ? [] : itemsOf(matter),
    main,
    note:
      elsewhere !== undefined
        ? t('elsewhere', { no: elsewhere.windowNo })
        : one === undefined
          ? ''
          : isBack
            ? t('isBack')
            : main === 'end'
              ? one.stateText
              : '',
    noteText:
      elsewhere !== undefined
        ? t('elsewhereText', elsewhere)
        : isBack
          ? t('isBackText', {
              missing,
              day: dateText(one?.notice?.passUntil ?? ''),
              proxy: one?.proxyName ?? '',
            })
          : main === 'end'
            ? t('settledText')
            : '',
    isOpen: main !== 'end',
    isDirect: kind === 'direct',
    caseId: one?.caseId ?? '',
  }
}

/** Reads the matter behind a number at the window. */
export const fetchMatter = async (
  windowId: string,
  ticket: { readonly ticketId: string; readonly service: string },
): Promise<Matter | Failure> => {
  const answer = await call('cases', 'ticketCase', { windowId, ticketId: ticket.ticketId })
  if (!answer.ok) return answer.error
  const { ticketId, service } = ticket
  return { windowId, ticketId, service, known: answer.value, ticks: new Map(), name: '' }
}

const wanted = (matter: Matter, one: Case): Tick[] =>
  [...matter.ticks.values()].filter((tick) => {
    const paper = one.papers.find(({ n }) => n === tick.n)
    return paper?.mark !== tick.mark || paper.remark !== tick.remark
  })

/** The case with the papers as they were found: taken now, gone on with, or as it stands. */
const takenUp = async (matter: Matter): Promise<Stepped> => {
  const { windowId, service, ticketId, known, ticks, name } = matter
  const one = known.case
  const named = name.trim() === '' ? {} : { applicantName: name.trim() }
  const found = [...ticks.values()]
  const answer: Stepped =
    one === undefined
      ? await attempt(matter, 'cases', 'openCase', { windowId, service, ticketId, ...named, ticks: found })
      : one.state === 'awaitingMaterials'
        ? await attempt(matter, 'cases', 'bringPapers', { caseId: one.caseId, ticketId })
        : { ok: true, value: one }
  if (!answer.ok) return answer
  matter.known = { ...known, case: answer.value, isBack: false }
  const rest = wanted(matter, answer.value)
  if (rest.length === 0) return answer
  const { caseId } = answer.value
  return attempt(matter, 'cases', 'checkPapers', { caseId, ticks: rest })
}

const commanded = (matter: Matter, caseId: string, decision: Decision): Promise<Stepped> => {
  switch (decision.kind) {
    case 'finish':
      return attempt(matter, 'cases', 'finishCase', { caseId, delivery: 'handedOver' })
    case 'notice':
      return attempt(matter, 'cases', 'giveNotice', { caseId, ...decision.input })
    case 'accept':
      return attempt(matter, 'cases', 'acceptCase', { caseId, ...decision.input })
    case 'deny':
      return attempt(matter, 'cases', 'denyCase', { caseId, ...decision.input })
  }
}

/** Takes the case up and decides it. Each step holds by itself: sent again after a loss it goes on where it stopped. */
export const decide = async (matter: Matter, decision: Decision): Promise<Stepped> => {
  const taken = await takenUp(matter)
  if (!taken.ok) return taken
  matter.known = { ...matter.known, case: taken.value }
  const answer = await commanded(matter, taken.value.caseId, decision)
  if (answer.ok) matter.known = { ...matter.known, case: answer.value }
  return answer
}
