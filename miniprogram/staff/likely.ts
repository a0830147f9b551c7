import { call, type Output } from '../api/call'

type Targets = Output<'guidance', 'likelyTargets'>['targets']

/** By window: what it most often leads on to, kept so that the list stands there at the first tap. */
const kept = new Map<string, readonly string[]>()

/** Services that a window is likely to lead on to, as last fetched. */
export const likelyOf = (windowId: string): readonly string[] => kept.get(windowId) ?? []

/** Fetches them anew; what was kept stays when there is no network. */
export const fetchLikely = async (windowId: string): Promise<readonly string[]> => {
  if (windowId === '') return []
  const answer = await call('guidance', 'likelyTargets', { windowId })
  if (answer.ok) kept.set(windowId, codesOf(answer.value.targets))
  return likelyOf(windowId)
}

const codesOf = (targets: Targets): readonly string[] => targets.map(({ service }) => service)
