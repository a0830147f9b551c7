import type { Day } from '../../cloudfunctions/_kernel/time'
import { isDayOff } from './semester-calendar'
import { checkMonth } from './semester-coverage'
import type { SemesterHall } from './semester-hall'

/** How far a month is by now: one step each evening, when its time has come. */
export class Months {
  readonly #computed = new Set<string>()
  readonly #said = new Set<string>()
  constructor(readonly months: readonly string[]) {}

  /** The month that is over is worked out and held against the oracle at once, before anything changes it. */
  async #compute(hall: SemesterHall, month: string): Promise<void> {
    const answer = await hall.send('attendance', 'k1', 'computeMonth', { month })
    if (answer?.ok !== true) return
    await hall.settle()
    this.#computed.add(month)
    await checkMonth(hall, month)
  }

  /** Everybody looks at their month: most say yes, some object, and nobody has to. */
  async #hear(hall: SemesterHall, month: string): Promise<void> {
    const { random, world } = hall
    for (const { primary } of world.seats) {
      const endpoint = random.weighted({ confirmMonth: 6, objectMonth: 1, nothing: 3 })
      if (endpoint === 'confirmMonth') await hall.send('attendance', primary, endpoint, { month })
      if (endpoint === 'objectMonth')
        await hall.send('attendance', primary, endpoint, { month, reason: '那天我在岗' })
    }
    const waiting = await hall.read('monthAnswers', { month, isWaiting: true })
    for (const { personId } of waiting)
      await hall.send('attendance', 'k2', 'dismissObjection', { month, personId, decision: '查了监控' })
    this.#said.add(month)
  }

  /** One evening. Attendance is published once it may be, which tells assessment; then assessment's month. */
  async evening(hall: SemesterHall, day: Day): Promise<void> {
    for (const month of this.months.filter((one) => one < day.slice(0, 7))) {
      if (!this.#computed.has(month)) await this.#compute(hall, month)
      else if (isDayOff(day)) continue
      else if (!this.#said.has(month)) await this.#hear(hall, month)
      else await this.#publish(hall, month)
    }
  }

  /** At the end what came after a month was published is published anew, so that the scores are the ledger's again. */
  async revise(hall: SemesterHall): Promise<void> {
    for (const { _id: month } of await hall.read('assessmentMonths', { state: 'published' }))
      await hall.send('assessment', 'k1', 'reviseMonth', { month, reason: '后来有更正' })
  }

  async #publish(hall: SemesterHall, month: string): Promise<void> {
    const { random } = hall
    const [kept] = await hall.read('months', { _id: month })
    if (kept?.['state'] !== 'published') {
      await hall.send('attendance', 'k1', 'publishMonth', { month })
      return
    }
    const [assessed] = await hall.read('assessmentMonths', { _id: month })
    const step =
      assessed === undefined ? 'showMonth' : assessed['state'] === 'shown' ? 'publishMonth' : 'reviseMonth'
    const more = step === 'reviseMonth' ? { reason: '后来有更正' } : {}
    if (step === 'reviseMonth' && !random.chance(0.2)) return
    const admins = random.chance(0.3) ? ['k1', 'k2'] : ['k1']
    await Promise.all(admins.map((who) => hall.send('assessment', who, step, { month, ...more })))
  }
}
