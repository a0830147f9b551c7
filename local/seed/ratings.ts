import { visitorOf } from '../../cloudfunctions/_kernel/account'
import type { Script } from './script'

const CENTRE = 'o-centre-desk'
/** B of a window, who had a matter of their own there one day: what they say of it doesn't count (§19). */
export const COLLEAGUE = { no: 4, openid: 'o-window-4-b' } as const

/** Words that WeChat's check leaves to a person (0.3). */
const doubtful = ['排队时有人来发名片，说加微信就能代办', '大厅门口有人推销贷款，希望管一管'] as const
const question = '您说等得久，是取号以后等，还是办理的时候等？我们好去核实。'
const answers = [
  '取号以后等了四十多分钟，窗口只开了一个。',
  '旁边有人让我加微信，我就走开了，又重新取的号。',
] as const

interface Visit {
  readonly _id: string
  readonly visitor: string
}
interface FollowUp {
  readonly _id: string
  readonly ratingId: string
  readonly visitor: string
}

/**
 * What the centre has to look at among the ratings of a day: a colleague's that is set aside, words that wait for a
 * person, and two follow-ups about which it asked the rater; the first answered plainly, the second with words that
 * wait too.
 */
export const sayMore = async (
  script: Script,
  openids: ReadonlyMap<string, string>,
  visits: readonly Visit[],
  openFollowUps: () => Promise<readonly FollowUp[]>,
): Promise<void> => {
  const rate = (openid: string, visitId: string, level: number, words: string) =>
    script.call(openid, 'cases', 'rateVisit', { visitId, level, aspects: [], words })
  const own = visits.find(({ visitor }) => visitor === visitorOf(COLLEAGUE.openid))
  if (own !== undefined) await rate(COLLEAGUE.openid, own._id, 5, '自己窗口，好')
  // One that was rated that evening is changed by it, as everybody may do once.
  for (const [n, words] of doubtful.entries()) {
    const visit = visits.filter(({ visitor }) => openids.has(visitor))[n]
    if (visit !== undefined) await rate(openids.get(visit.visitor) ?? '', visit._id, 2, words)
  }
  const asked = (await openFollowUps())
    .filter(({ visitor }) => openids.has(visitor))
    .slice(0, answers.length + 1)
  for (const [n, one] of asked.entries()) {
    await script.call(CENTRE, 'cases', 'askRater', { followUpId: one._id, words: question })
    const words = answers[n]
    // The last is left to whoever is shown the hall: they may answer it as the rater.
    if (words !== undefined)
      await script.call(openids.get(one.visitor) ?? '', 'cases', 'tellCentre', {
        visitId: one.ratingId,
        words,
      })
  }
}
