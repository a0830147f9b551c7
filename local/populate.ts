import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Cloud } from './server/cloud'

/** Somebody whom one can be, for trying roles. */
export interface Person {
  readonly openid: string
  readonly name: string
}

interface Seed {
  /** Fills an empty cloud; its clock stands before the history and is led to `until`. */
  seed(cloud: Cloud, options: { kind: 'demo'; until: Date }): Promise<void>
  people(cloud: Cloud): Promise<readonly Person[]>
}

const load = async (): Promise<Seed | undefined> => {
  try {
    return (await import('./seed/seed')) as Seed
  } catch {
    return undefined
  }
}

/** Whom one can be; nobody in a cloud that was never filled. */
export const people = async (cloud: Cloud): Promise<readonly Person[]> =>
  (await (await load())?.people(cloud)) ?? []

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
  const found = await load()
  if (found === undefined) return
  note(folder, 'begun')
  console.log('Filling the hall (once) …')
  await found.seed(cloud, { kind: 'demo', until })
  note(folder, 'done')
}
