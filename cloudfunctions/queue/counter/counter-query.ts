import { configuration } from '../configuration'
import { counterView } from './counter'
import type { Queue } from '../door'
import { refuse } from '../refusals'

/** 柜台 as it is now. */
export const counter: Queue['counter'] = async ({ windowId }, context) => {
  const known = await configuration()
  return known.windows.has(windowId) ? counterView(windowId, known, context) : refuse('WINDOW_UNKNOWN', {})
}
