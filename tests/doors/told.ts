import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../local/root'

/** Where a context's codes are noted; by what was built, as those that another build told say nothing of this one. */
const fileOf = (context: string): string | undefined => {
  const bundle = path.join(root, 'dist', 'cloudfunctions', context, 'index.js')
  if (!existsSync(bundle)) return undefined
  const build = createHash('sha256').update(readFileSync(bundle)).digest('hex').slice(0, 16)
  return path.join(root, 'dist', 'told', `${context}-${build}.txt`)
}

const files = new Map<string, string | undefined>()
const written = new Set<string>()

/** Notes that an endpoint of the shipped functions answered a test with this code, once a process. */
export const noteTold = (context: string, endpoint: unknown, answer: unknown): void => {
  const { error } = answer as { error?: { code?: unknown } }
  if (typeof error?.code !== 'string' || typeof endpoint !== 'string') return
  const line = `${context}.${endpoint} ${error.code}\n`
  if (written.has(line) || line.length > 200) return
  written.add(line)
  if (!files.has(context)) files.set(context, fileOf(context))
  const file = files.get(context)
  if (file === undefined) return
  mkdirSync(path.dirname(file), { recursive: true })
  // Two test processes append to one file; the system keeps short lines whole.
  appendFileSync(file, line)
}

/** What a context's functions as they are built now have told so far: lines of `context.endpoint CODE`. */
export const toldBy = (context: string): ReadonlySet<string> => {
  const file = fileOf(context)
  return new Set(file !== undefined && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
}
