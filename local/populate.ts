import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { seed } from './seed/seed'
import type { Cloud } from './server/cloud'

/** How far a folder is filled: not at all, broken off in the midst of it, or done. */
export const population = (folder: string): 'none' | 'begun' | 'done' => {
  try {
    return (JSON.parse(readFileSync(noteOf(folder), 'utf8')) as { state: 'begun' | 'done' }).state
  } catch {
    return 'none'
  }
}

const noteOf = (folder: string): string => path.join(folder, 'populated.json')

const note = (folder: string, state: 'begun' | 'done'): void => {
  writeFileSync(noteOf(folder), JSON.stringify({ state }), { flush: true })
}

/** Fills the cloud whose data is in `folder`. Killed in the midst of it, the folder is known as `begun`. */
export const populate = async (cloud: Cloud, folder: string, until: Date): Promise<void> => {
  note(folder, 'begun')
  console.log('Filling the hall with people and ten days of history (once, about a minute) …')
  await seed(cloud, { kind: 'demo', until })
  note(folder, 'done')
}
