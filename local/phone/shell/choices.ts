import { readStored, writeStored } from '../wx/storage'
import { saidMode } from './settings'

/** Key under which the mini-program keeps what its owner chose about language and size of type. */
const key = 'choices'

/**
 * Elder mode is a choice inside the mini-program, not a setting of WeChat: an address with `mode` makes it by writing
 * what the settings page would write. Without `mode` nothing is touched.
 */
export const presetChoices = (): void => {
  if (saidMode === undefined) return
  const chosen = (readStored(key) ?? {}) as Record<string, unknown>
  writeStored(key, { ...chosen, size: saidMode === 'elder' ? 'elder' : 'auto' })
}
