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
export const failureWords = (status: number): string =>
  status === 404
    ? '没有这张凭条，请核对凭条上的编号，或到导办台问'
    : status === 429
      ? '试得太多了，请过几分钟再试'
      : '没有连上，请再试一次'
