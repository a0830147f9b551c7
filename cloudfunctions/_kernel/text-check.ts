import cloud from 'wx-server-sdk'
import * as v from 'valibot'

/** What WeChat says of a text: `pendingReview` when it doubts or can't be asked, until a person has looked. */
export type Verdict = 'passed' | 'pendingReview' | 'stopped'

const Answer = v.object({
  result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }),
})
const verdicts = { pass: 'passed', review: 'pendingReview', risky: 'stopped' } as const

/** WeChat's scene of comments. */
const COMMENT = 2
const PATIENCE_MS = 3000

let isReady = false

/** The one interface in use; the SDK's own types leave it open. */
interface OpenApi {
  readonly security: { readonly msgSecCheck: (request: object) => Promise<unknown> }
}

const ask = (content: string, openid: string): Promise<unknown> => {
  if (!isReady) {
    // The SDK's types know only names of environments; this symbol is its own way to say the present one.
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })
    isReady = true
  }
  const openapi = cloud.openapi as unknown as OpenApi
  return openapi.security.msgSecCheck({ version: 2, scene: COMMENT, openid, content })
}

/**
 * Asks WeChat's text check about a person's words (0.3). Never throws: when the check is down or slow, or
 * hasn't seen the author for two hours, the text is held, not lost and not shown.
 */
export const checkText = async (content: string, openid: string): Promise<Verdict> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined)
    }, PATIENCE_MS)
  })
  try {
    const answer = v.safeParse(Answer, await Promise.race([ask(content, openid), late]))
    return answer.success ? verdicts[answer.output.result.suggest] : 'pendingReview'
  } catch (error) {
    console.warn('text check', error instanceof Error ? error.message : 'failed')
    return 'pendingReview'
  } finally {
    clearTimeout(timer)
  }
}
