import { ADMIN } from './roster'
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
interface Opened {
  readonly caseId: string
  readonly kind: 'direct' | 'promised' | 'joint'
  readonly papers: readonly Paper[]
}
interface CoUnits {
  readonly coUnits: readonly { readonly n: number; readonly unitId?: string }[]
  readonly units: readonly { readonly unitId: string }[]
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

const heads = (unitId: string): string => `o-head-${unitId}`

/** Cases of today in every state that a visitor of the demo may want to see, taken by the clerks themselves. */
export const takeCases = async (script: Script, tickets: readonly EndedTicket[]): Promise<void> => {
  let joint = 0
  for (const [at, { _id: ticketId, service, desk }] of someOf(tickets).entries()) {
    const clerk = `o-window-${String(desk.windowNo)}-a`
    const as = (openid: string, endpoint: string, input: object): Promise<Answer> =>
      script.call(openid, 'cases', endpoint, input)
    const call = (endpoint: string, input: object): Promise<Answer> => as(clerk, endpoint, input)
    const tick: Act = (caseId, papers) => {
      const ticks = papers.filter(({ need }) => need === 'required').map(({ n }) => ({ n, mark: 'ok' }))
      return ticks.length === 0 ? Promise.resolve() : call('checkPapers', { caseId, ticks })
    }
    const accept: Act = async (caseId, papers) => {
      await tick(caseId, papers)
      await call('acceptCase', { caseId, reason: '需要审批盖章，不能当场办结' })
    }
    const extend: Act = async (caseId, papers) => {
      await accept(caseId, papers)
      await call('askExtension', { caseId, days: 3, reason: '制证机检修，本周取不到新证' })
    }
    /** The units that take part work side by side; every other time the first of them can't. */
    const together: Act = async (caseId, papers) => {
      await tick(caseId, papers)
      const { value } = await call('coUnits', { caseId })
      if (value === undefined) return
      const { coUnits, units } = value as unknown as CoUnits
      const named = coUnits.map(({ n, unitId = units[n % units.length]?.unitId ?? '' }) => ({ n, unitId }))
      await call('acceptCase', { caseId, reason: '几个单位会办', order: 'parallel', coUnits: named })
      const [first] = named
      if (first === undefined) return
      const head = heads(first.unitId)
      if (joint++ % 2 === 0)
        await as(head, 'refusePart', {
          caseId,
          n: first.n,
          ground: '申请人在本单位还有未还的图书',
          clause: '图书馆借阅规则第八条',
        })
      else await as(head, 'finishPart', { caseId, n: first.n, words: '已核对，没有未了事项' })
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
      extend,
      async (caseId, papers) => {
        await extend(caseId, papers)
        await as(ADMIN, 'decideExtension', { caseId, isGranted: true, words: '情况属实，请尽快办' })
        await call('readContact', { caseId, reason: 'tellResult' })
      },
    ]
    const input = { windowId: desk.windowId, service, ticketId, applicantName: '来访者' }
    const { value } = await call('openCase', input)
    if (value === undefined) continue
    const { caseId, papers, kind } = value as unknown as Opened
    await (kind === 'joint' ? together : acts[at % acts.length])?.(caseId, papers)
  }
}
