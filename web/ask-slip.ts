import { element } from './element'

/** What `site` tells of a printed paper and the server's time, or the HTTP status that came instead; 0 = no answer. */
export const askSlip = async (path: string, code: string): Promise<{ slip: object; at: number } | number> => {
  const site = document.querySelector<HTMLMetaElement>('meta[name="site"]')?.content ?? ''
  try {
    const answer = await fetch(`${site}/${path}?code=${encodeURIComponent(code)}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(8000),
    })
    if (!answer.ok) return answer.status
    const at = Date.parse(answer.headers.get('date') ?? '')
    return { slip: (await answer.json()) as object, at: Number.isNaN(at) ? Date.now() : at }
  } catch {
    return 0
  }
}

/** Why there is no paper, for people. */
export const failureWords = (status: number): { readonly zh: string; readonly en: string } => {
  if (status === 404)
    return {
      zh: '没有这张凭条，请核对凭条上的编号，或到导办台问',
      en: 'There is no such slip. Please check the code on it, or ask the front desk.',
    }
  return status === 429
    ? { zh: '试得太多了，请过几分钟再试', en: 'Too many tries. Please try again in a few minutes.' }
    : { zh: '没有连上，请再试一次', en: 'No connection. Please try again.' }
}

/** The same as what a page shows. */
export const failureText = (status: number): HTMLElement => {
  const { zh, en } = failureWords(status)
  return element('p', 'failure', zh, element('small', '', en))
}

export const AGAIN = '再试一次 Try again'
