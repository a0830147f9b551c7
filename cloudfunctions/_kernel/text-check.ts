import * as v from 'valibot'
import { openApi, within } from './open-api'

/** What WeChat says of a text: `pendingReview` when it doubts or can't be asked, until a person has looked. */
export type Verdict = 'passed' | 'pendingReview' | 'stopped'

const Answer = v.object({
  result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }),
})
const verdicts = { pass: 'passed', review: 'pendingReview', risky: 'stopped' } as const

/** WeChat's scene of comments. */
const COMMENT = 2
const PATIENCE_MS = 3000

const ask = (content: string, openid: string): Promise<unknown> => {
  const openapi = openApi()
  return openapi.security.msgSecCheck({ version: 2, scene: COMMENT, openid, content })
}

/**
 * Asks WeChat's text check about a person's words (0.3). Never throws: when the check is down or slow, or
 * hasn't seen the author for two hours, the text is held, not lost and not shown.
 */
export const checkText = async (content: string, openid: string): Promise<Verdict> => {
  try {
    const answer = v.safeParse(Answer, await within(PATIENCE_MS, ask(content, openid)))
    return answer.success ? verdicts[answer.output.result.suggest] : 'pendingReview'
  } catch (error) {
    console.warn('text check', error instanceof Error ? error.message : 'failed')
    return 'pendingReview'
  }
}
