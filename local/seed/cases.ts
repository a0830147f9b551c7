import type { Answer, Script } from './script'

/** A number that ended at a window today: what a case is taken from. */
export interface EndedTicket {
  readonly _id: string
  readonly service: string
  readonly desk: { readonly windowId: string; readonly windowNo: number }
}

interface Paper {
  readonly n: number
  readonly need: string
}
type Act = (caseId: string, papers: readonly Paper[]) => Promise<unknown>

/** Cases that a window takes, so that each has some. */
const A_WINDOW = 3

/** The first few numbers of each window. */
const someOf = (tickets: readonly EndedTicket[]): EndedTicket[] => {
  const taken = new Map<string, number>()
  return tickets.filter(({ desk }) => {
    const count = (taken.get(desk.windowId) ?? 0) + 1
    taken.set(desk.windowId, count)
    return count <= A_WINDOW
  })
}

/** Cases of today in every state that a visitor of the demo may want to see, taken by the clerks themselves. */
export const takeCases = async (script: Script, tickets: readonly EndedTicket[]): Promise<void> => {
  for (const [at, { _id: ticketId, service, desk }] of someOf(tickets).entries()) {
    const clerk = `o-window-${String(desk.windowNo)}-a`
    const call = (endpoint: string, input: object): Promise<Answer> =>
      script.call(clerk, 'cases', endpoint, input)
    const tick: Act = (caseId, papers) => {
      const ticks = papers.filter(({ need }) => need === 'required').map(({ n }) => ({ n, mark: 'ok' }))
      return ticks.length === 0 ? Promise.resolve() : call('checkPapers', { caseId, ticks })
    }
    const accept: Act = async (caseId, papers) => {
      await tick(caseId, papers)
      await call('acceptCase', { caseId, reason: '需要审批盖章，不能当场办结' })
    }
    const acts: readonly Act[] = [
      (caseId) => call('giveNotice', { caseId }),
      accept,
      async (caseId, papers) => {
        await accept(caseId, papers)
        await call('finishCase', { caseId, delivery: 'pickup' })
      },
      async (caseId, papers) => {
        await accept(caseId, papers)
        await call('suspendCase', { caseId, reason: 'waitingForApplicant', words: '请本人来窗口签字' })
      },
      tick,
    ]
    const input = { windowId: desk.windowId, service, ticketId, applicantName: '来访者' }
    const { value } = await call('openCase', input)
    if (value === undefined) continue
    const { caseId, papers } = value as unknown as { caseId: string; papers: Paper[] }
    await acts[at % acts.length]?.(caseId, papers)
  }
}
