import { existsSync } from 'node:fs'
import path from 'node:path'

/** The one trigger a function may have: every minute, the seven-field form of CloudBase. */
const everyMinute = { name: 'minute', type: 'timer', config: '0 * * * * * *' } as const

/** What wakes the function of a context without a caller: every minute where it has timers, otherwise nothing. */
export const triggersOf = (sourceDir: string, name: string): readonly (typeof everyMinute)[] =>
  existsSync(path.join(sourceDir, name, 'timers.ts')) ? [everyMinute] : []
