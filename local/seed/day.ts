import type { PublicDay } from '../../cloudfunctions/_kernel/public-hours'
import { type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { writeClocking } from './clock'
import {
  demandOf,
  isFavourite,
  lineLetter,
  mistakenFor,
  usualMinutesOf,
  windowId,
  windowNumbers,
} from './hall'
import { Random } from './random'
import { WITHOUT_B } from './roster'
import type { Script } from './script'

/** What a morning is made of: who may come, and which services each window has. */
export interface DayPlan {
  readonly day: Day
  readonly hours: PublicDay
  /** Services by line, most asked for first. */
  readonly services: ReadonlyMap<string, readonly string[]>
  readonly visitors: readonly string[]
  /** Visits a window and day, on average. */
  readonly visits: number
  /** How many still wait at an average window when the day is left as it is; 0 for a day that is over. */
  readonly rush: number
  /** Windows that nobody opens and those that pause in the midst. */
  readonly empty: readonly number[]
  readonly paused: readonly number[]
  /** Until when it is acted out; visitors of a morning in progress come until then. */
  readonly until: Date
  /** One of a window's own staff who has a matter there that day. */
  readonly colleague?: { readonly no: number; readonly openid: string }
}

const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/** Five levels as people give them: mostly content, seldom not. */
const levels = [5, 5, 5, 5, 4, 4, 4, 3, 5, 4, 2, 5] as const
const spoken = ['', '', '', '很快就办好了', '讲得很清楚', '等得有点久', '谢谢老师', '材料要求写得明白']

class Window {
  sessionId: string | undefined
  /** When the clerk is free again. */
  freeAt: Date
  constructor(
    readonly no: number,
    readonly openid: string,
    opensAt: Date,
  ) {
    this.freeAt = opensAt
  }
}

/** Writes a day into the script: windows open, visitors come by the hour, are called, served, some don't hear it. */
export class HallDay {
  #hasColleagueCome = false
  constructor(
    readonly script: Script,
    readonly random: Random,
    readonly plan: DayPlan,
  ) {}

  write(): void {
    const { plan, random } = this
    const first = plan.hours.spans[0]
    const last = plan.hours.spans.at(-1)
    if (first === undefined || last === undefined) return
    for (const no of windowNumbers) {
      if (plan.empty.includes(no)) {
        this.#visitors(no, undefined)
        continue
      }
      const opensAt = instantOf(plan.day, first.from + random.below(6))
      const desk = new Window(
        no,
        `o-window-${String(no)}-${random.chance(0.85) || no === WITHOUT_B ? 'a' : 'b'}`,
        opensAt,
      )
      this.script.at(opensAt, windowId(no), () => this.#open(desk))
      writeClocking(this.script, { day: plan.day, no, openid: desk.openid, hours: plan.hours })
      this.#visitors(no, desk)
      if (plan.rush > 0) this.#busy(desk)
      this.#leadOn(desk)
      const closesAt = instantOf(plan.day, last.to)
      this.script.at(closesAt, windowId(no), () => this.#close(desk))
    }
  }

  /** People who came to the wrong window and were led on by word (§18): the same ways over and over. */
  #leadOn(desk: Window): void {
    const { plan, script } = this
    // A source of its own: who is led on must not change who comes.
    const random = new Random(Date.parse(plan.day) / 86_400_000 + desk.no)
    for (const span of plan.hours.spans) {
      if (!random.chance(0.6)) continue
      const at = instantOf(plan.day, span.from + 20 + random.below(60))
      if (at >= plan.until) continue
      const service = random.weighted(mistakenFor(desk.no))
      script.at(at, windowId(desk.no), async () => {
        await script.call(desk.openid, 'guidance', 'refer', { fromWindowId: windowId(desk.no), service })
      })
    }
  }

  async #open(desk: Window): Promise<void> {
    const answer = await this.script.call(desk.openid, 'queue', 'openSession', {
      windowId: windowId(desk.no),
    })
    desk.sessionId = (answer.value?.['session'] as { sessionId?: string } | undefined)?.sessionId
    if (this.plan.paused.includes(desk.no)) {
      this.script.at(after(this.plan.until, -12), windowId(desk.no), async () => {
        const input = { sessionId: desk.sessionId, reason: 'errand', anyway: true }
        const paused = await this.script.call(desk.openid, 'queue', 'pauseSession', input)
        // Somebody is still being served: nobody leaves in the midst of it.
        if (paused.ok) desk.freeAt = after(this.plan.until, 600)
      })
    }
  }

  /** A window that people wait for has somebody when the morning is left as it is. */
  #busy(desk: Window): void {
    for (const minute of [8, 3, 1]) {
      const at = after(this.plan.until, -minute)
      this.script.at(at, windowId(desk.no), () => this.#serve(desk, at, minute + 1))
    }
  }

  async #close(desk: Window): Promise<void> {
    if (desk.sessionId !== undefined) {
      await this.script.call(desk.openid, 'queue', 'closeSession', { sessionId: desk.sessionId })
    }
  }

  /** When people come: more in the first hours of a half day, none in the last half hour. */
  #visitors(no: number, desk: Window | undefined): void {
    const { plan, random } = this
    const many = Math.max(1, Math.round(plan.visits * demandOf(no) * (0.7 + random.next() * 0.6)))
    const minutes = plan.hours.spans.flatMap((span) => {
      const share = Math.round((many * (span.to - span.from)) / 450) + 1
      const length = Math.max(10, span.to - span.from - 40)
      return Array.from({ length: share }, () => span.from + 4 + Math.floor(random.next() ** 1.4 * length))
    })
    for (const minute of minutes.sort((a, b) => a - b)) {
      const at = instantOf(plan.day, minute)
      if (at < plan.until) this.script.at(at, windowId(no), () => this.#take(no, desk, at))
    }
    // The morning in progress is caught in its rush: these came in the last half hour and still wait.
    for (let waiting = 0; waiting < Math.round(plan.rush * demandOf(no)); waiting++) {
      const at = after(plan.until, -2 - random.below(28))
      this.script.at(at, windowId(no), () => this.#take(no, undefined, at))
    }
  }

  /** A favourite of the window in two of three cases. */
  #service(no: number): string | undefined {
    const { plan, random } = this
    const services = plan.services.get(lineLetter(no)) ?? []
    const favourites = services.filter(isFavourite)
    return favourites.length > 0 && random.chance(0.65)
      ? random.pick(favourites)
      : services[random.below(services.length)]
  }

  /** One of the window's own staff comes with a matter once that day. */
  #colleagueAt(no: number): string | undefined {
    if (this.#hasColleagueCome || this.plan.colleague?.no !== no) return undefined
    this.#hasColleagueCome = true
    return this.plan.colleague.openid
  }

  async #take(no: number, desk: Window | undefined, at: Date): Promise<void> {
    const { plan, random } = this
    const drawn = random.pick(plan.visitors)
    const visitor = this.#colleagueAt(no) ?? drawn
    const service = this.#service(no)
    if (service === undefined) return
    const input = { lineId: lineLetter(no), service }
    // Whom a person at the desk lets come first has a paper in hand.
    const taken =
      random.chance(0.06) && visitor === drawn
        ? await this.script.call('o-centre-desk', 'queue', 'issueSlip', { ...input, priority: 'priority' })
        : await this.script.call(visitor, 'queue', 'takeNumber', input)
    if (!taken.ok || desk === undefined) return
    const ticketId = taken.value?.['ticketId']
    if (random.chance(0.04) && ticketId !== undefined) {
      const held = { ticketId }
      this.script.at(after(at, 3), windowId(no), async () => {
        await this.script.call(visitor, 'queue', 'cancel', held)
      })
    }
    const callAt = desk.freeAt > at ? desk.freeAt : after(at, 1)
    const minutes = Math.max(2, Math.round(usualMinutesOf(no) * (0.6 + random.next() * 0.8)))
    desk.freeAt = after(callAt, minutes + 1)
    if (callAt < plan.until) this.script.at(callAt, windowId(no), () => this.#serve(desk, callAt, minutes))
  }

  async #serve(desk: Window, at: Date, minutes: number): Promise<void> {
    const { script, random, plan } = this
    const called = await script.call(desk.openid, 'queue', 'callNext', { sessionId: desk.sessionId })
    const ticket = called.value?.['ticket'] as { ticketId: string } | undefined
    if (!called.ok || ticket === undefined) return
    const { ticketId } = ticket
    const place = windowId(desk.no)
    if (random.chance(0.03)) {
      for (const minute of [1, 2]) {
        if (after(at, minute) < plan.until) {
          script.at(after(at, minute), place, async () => {
            await script.call(desk.openid, 'queue', 'callAgain', { ticketId })
          })
        }
      }
      script.at(after(at, 3), place, async () => {
        await script.call(desk.openid, 'queue', 'miss', { ticketId })
      })
      return
    }
    const start = async () => {
      await script.call(desk.openid, 'queue', 'start', { ticketId })
    }
    const finish = async () => {
      const outcome = random.chance(0.12) ? 'consulted' : 'completed'
      await script.call(desk.openid, 'queue', 'finish', { ticketId, outcome })
    }
    if (after(at, 1) < plan.until) script.at(after(at, 1), place, start)
    if (after(at, minutes) >= plan.until) return
    script.at(after(at, minutes), place, finish)
  }
}

/** Some who were served say how it was, in the evening. */
export const rateSome = async (
  script: Script,
  random: Random,
  openids: ReadonlyMap<string, string>,
  visits: readonly { readonly _id: string; readonly visitor: string }[],
): Promise<void> => {
  for (const visit of visits) {
    const openid = openids.get(visit.visitor)
    if (openid === undefined || !random.chance(0.35)) continue
    const level = random.pick(levels)
    const aspects = random.chance(0.5) ? [random.pick(['waiting', 'attitude', 'papers', 'outcome'])] : []
    await script.call(openid, 'cases', 'rateVisit', {
      visitId: visit._id,
      level,
      aspects,
      words: random.pick(spoken),
    })
  }
}
