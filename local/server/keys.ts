import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Keys by function and variable: each function gets its own and no other's. */
export type FunctionKeys = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The keys that each function expects in its environment; whoever deploys gives them. */
export const expectedKeys: Readonly<Record<string, readonly string[]>> = {
  cases: ['CASE_KEY'],
  complaints: ['COMPLAINT_KEY'],
  people: ['ACTIVATION_KEY'],
  queue: ['SLIP_KEY'],
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const read = (file: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}

/**
 * The keys that functions find in their environment, made once for a data folder: what was made with them must
 * still fit after a restart.
 */
export const keysOf = (folder: string): FunctionKeys => {
  const file = path.join(folder, 'keys.json')
  const known = read(file)
  const values = Object.fromEntries(
    Object.values(expectedKeys)
      .flat()
      .map((name): [string, string] => {
        const value = known[name]
        return [name, isText(value) ? value : randomBytes(24).toString('base64url')]
      }),
  )
  if (Object.keys(values).some((name) => values[name] !== known[name])) {
    writeFileSync(file, JSON.stringify(values), { mode: 0o600, flush: true })
  }
  return Object.fromEntries(
    Object.entries(expectedKeys).map(([name, keys]) => [
      name,
      Object.fromEntries(keys.map((key) => [key, values[key] ?? ''])),
    ]),
  )
}
