import { tmpdir } from 'node:os'
import path from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { buildFunctions } from '../../../local/build/functions'
import { root } from '../../../local/root'
import { startCloud } from '../../../local/server/cloud'
import type { Cloud, CloudOptions } from '../../../local/server/cloud'

/** 15:30 on a Friday in Shanghai. */
export const friday = new Date('2026-11-27T15:30:00+08:00')

/** The fixture's functions, built where nothing else is. */
export const functionsDir = path.join(root, 'dist', 'fixture')

const options: Omit<CloudOptions, 'dataDir'> = {
  now: friday,
  plans: [{ name: 'notes', indexes: [], clientRead: 'everybody' }],
  functionsDir,
  contracts: {},
  timers: false,
}

/** A local cloud over the fixture's functions, in memory unless a folder is named. */
export const startFixture = async (more: Partial<CloudOptions> = {}): Promise<Cloud> => {
  await buildFunctions({
    sourceDir: path.join(root, 'tests', 'cloud', 'server', 'fixture'),
    outDir: functionsDir,
  })
  return startCloud({ dataDir: ':memory:', ...options, ...more })
}

/** A folder for one test file, and how to remove it. */
export const folderFor = (name: string): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(path.join(tmpdir(), `centre-${name}-`))
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Answered {
  readonly ok: boolean
  readonly requestId: string
  readonly value: never
}

/** What the fixture's `sample` function answers to one deed. */
export const deed = async <T>(
  cloud: Cloud,
  name: string,
  input: object = {},
  openid?: string,
): Promise<T> => {
  const answer = (await cloud.call('sample', { do: name, input }, openid)) as { value: T }
  return answer.value
}

/** Sends a request to a door and gives status and parsed answer. */
export const knock = async (
  cloud: Cloud,
  address: string,
  init: RequestInit = {},
): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${cloud.origin}${address}`, init)
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}
