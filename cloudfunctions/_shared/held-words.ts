import type { Day } from '../_kernel/time'
import { instantOf } from '../_kernel/time'
import { renewTodos } from './todo'

/** What people wrote that waits until a person has looked at it, by where the centre reads it. */
type HeldKind = 'heldRatings' | 'heldAnswers' | 'heldOpinions'

const words: Record<HeldKind, { of: string; zh: string; en: string }> = {
  heldRatings: {
    of: 'ratings',
    zh: '评价里有话等审核，微信没有判定',
    en: 'Words of ratings wait for review; WeChat did not decide',
  },
  heldAnswers: {
    of: 'answers',
    zh: '评价人的回答等审核，微信没有判定',
    en: 'Answers of raters wait for review; WeChat did not decide',
  },
  heldOpinions: {
    of: 'opinions',
    zh: '师生意见等审核，微信没有判定',
    en: 'Opinions wait for review; WeChat did not decide',
  },
}

/** Until when the key of held words goes, which begins with their week. */
const WEEK_LENGTH = 10

/** The week that held words belong to, by their key. */
export const weekOfHeld = (held: string): Day => held.slice(0, WEEK_LENGTH) as Day

/**
 * The centre's to-do while words wait (0.3), one for all of them. `first` is the key of the oldest; its week alone is
 * told, since a moment could be compared with who stood at the window.
 */
export const renewHeldTodo = (kind: HeldKind, first: string | undefined, now: Date): Promise<void> => {
  const { of, zh, en } = words[kind]
  const page = `/centre/held-words/held-words?of=${of}`
  return renewTodos(
    [kind],
    first === undefined
      ? []
      : [
          {
            kind,
            subject: kind,
            for: { role: 'centreStaff' },
            zh,
            en,
            page,
            since: instantOf(weekOfHeld(first), 0),
          },
        ],
    now,
  )
}
