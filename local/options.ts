import path from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart } from './server/folder'

export interface StartOptions {
  readonly fresh: boolean
  readonly port: number
  readonly dataDir: string
  /** Nothing: the next workday morning. */
  readonly now: Date | 'real' | undefined
  readonly seed: 'demo' | 'none'
}

const usage = 'npm start -- [--fresh] [--port 7860] [--data DIR] [--now ISO|real] [--seed demo|none]'

const instant = (text: string | undefined): StartOptions['now'] => {
  if (text === undefined || text === 'real') return text
  const at = new Date(text)
  if (Number.isNaN(at.getTime()))
    throw new CannotStart(`--now takes a time like 2026-11-27T15:30:00+08:00, or real; not ${text}.`)
  return at
}

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(`--port takes a number up to 65535; not ${text}.`)
  return port
}

/** Reads the command line of `npm start`. @throws CannotStart with one sentence */
export const readOptions = (given: readonly string[]): StartOptions => {
  let values
  try {
    ;({ values } = parseArgs({
      args: [...given],
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '7860' },
        data: { type: 'string', default: '.data' },
        now: { type: 'string' },
        seed: { type: 'string', default: 'demo' },
      },
    }))
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\. .*/s, '') : ''
    throw new CannotStart(`${reason}. Usage: ${usage}`)
  }
  const { fresh, port, data, now, seed } = values
  if (seed !== 'demo' && seed !== 'none') throw new CannotStart(`--seed takes demo or none; not ${seed}.`)
  return { fresh, port: portOf(port), dataDir: path.resolve(data), now: instant(now), seed }
}
