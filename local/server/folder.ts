import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'libsql'

/** Why the cloud can't start, in one sentence for the person who started it. */
export class CannotStart extends Error {}

const sentences: Readonly<Record<string, (place: string) => string>> = {
  EACCES: (place) =>
    `The data folder ${place} can't be written: give yourself the right to it, or name another with --data.`,
  EPERM: (place) =>
    `The data folder ${place} can't be written: give yourself the right to it, or name another with --data.`,
  EROFS: (place) => `The data folder ${place} is on a read-only disk: name another with --data.`,
  ENOSPC: (place) =>
    `The disk that holds the data folder ${place} is full: free some space, or name another with --data.`,
  EDQUOT: (place) =>
    `Your quota for the data folder ${place} is used up: free some space, or name another with --data.`,
  ENOTDIR: (place) => `The data folder ${place} lies under a file: name another with --data.`,
  EEXIST: (place) => `The data folder ${place} is a file: name another with --data.`,
  ENOENT: (place) => `The data folder ${place} can't be made: name another with --data.`,
  EADDRINUSE: (place) => `Port ${place} is taken by another program: end that, or name another with --port.`,
}

/** The sentence for an error of the system, if it is one that a person can mend. */
export const sentenceFor = (error: unknown, place: string): string | undefined => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return Object.hasOwn(sentences, code) ? sentences[code]?.(place) : undefined
}

/** Everything that the local cloud writes into its data folder; emptying removes this and nothing else. */
const own = [
  'documents.db',
  'documents.db-wal',
  'documents.db-shm',
  'clock.json',
  'keys.json',
  'outbox.jsonl',
  'storage',
  'populated.json',
]

/** Bytes that must fit before anything is started: a disk with less would fail at the first busy hour. */
const ROOM = 4 * 1024 * 1024

export interface DataFolder {
  readonly path: string
  /** Nothing here outlives the process: a folder of the system's that `release` removes. */
  readonly isTemporary: boolean
  release(): void
}

const lock = (folder: string): (() => void) => {
  const database = new Sqlite(path.join(folder, 'in-use'))
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; PRAGMA user_version = 1; COMMIT')
  } catch {
    database.close()
    throw new CannotStart(
      `The data folder ${folder} is in use by another local cloud: end that, or name another with --data.`,
    )
  }
  return () => {
    database.close()
  }
}

/** One missing folder after the other: asked for all at once Node never returns where a system lets none be made. */
const makeFolder = (place: string): void => {
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() === true) return
  const above = path.dirname(place)
  if (!existsSync(above)) makeFolder(above)
  mkdirSync(place)
}

/**
 * Opens the folder that holds all data, makes sure that it can be written and keeps it for this process alone. The
 * lock is the system's, so it ends with the process however that ends. `isEmptied` throws away what was in it;
 * files that somebody else put there stay.
 * @throws CannotStart with the sentence to print
 */
export const openFolder = (place: string, isEmptied: boolean): DataFolder => {
  if (place === ':memory:') {
    const folder = mkdtempSync(path.join(tmpdir(), 'service-centre-'))
    return {
      path: folder,
      isTemporary: true,
      release: () => {
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  try {
    makeFolder(path.resolve(place))
    const probe = path.join(place, 'room')
    try {
      writeFileSync(probe, Buffer.alloc(ROOM), { flush: true })
    } finally {
      rmSync(probe, { force: true })
    }
  } catch (error) {
    const sentence = sentenceFor(error, place)
    throw sentence === undefined ? error : new CannotStart(sentence)
  }
  const release = lock(place)
  // Only now: another cloud may be at work in it.
  if (isEmptied) for (const name of own) rmSync(path.join(place, name), { recursive: true, force: true })
  return { path: place, isTemporary: false, release }
}
