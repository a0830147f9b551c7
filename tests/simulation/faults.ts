import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { trimSdk } from '../../local/build/sdk'
import { root } from '../../local/root'
import type { Workload } from './hall-day'

interface Edit {
  readonly file: string
  readonly find: string
  readonly put: string
}

/** A fault that somebody could write: the simulation must find it, or it proves nothing. */
export interface Fault {
  readonly name: string
  readonly edits: readonly Edit[]
  /** Unique indexes that are missing. */
  readonly without?: readonly string[]
  readonly ring: number
  readonly visitors?: number
  readonly workload?: Workload
  readonly crashes?: number
  /** Commands after which it shows. */
  readonly ops: number
  /** What shows it soonest, where the first seeds don't. */
  readonly seed?: number
}

const issue = 'cloudfunctions/queue/issue.ts'

export const faults: readonly Fault[] = [
  {
    name: 'guard on k dropped',
    edits: [{ file: issue, find: "'recent.k': is.neq(k),", put: '' }],
    ring: 16,
    visitors: 10,
    ops: 300,
  },
  {
    name: 'guard on the ring dropped',
    edits: [{ file: issue, find: 'Math.min(doneRead + most, wish.cap)', put: 'wish.cap' }],
    ring: 1,
    ops: 300,
  },
  {
    name: 'transfer past the ring',
    edits: [
      {
        file: issue,
        find: 'const held = here.find((ticket) => !isOver[ticket.status])',
        put: 'const held = wish.arrivedAt === undefined ? here.find((ticket) => !isOver[ticket.status]) : undefined',
      },
      {
        file: issue,
        find: 'const k = nextKey(',
        put: 'const k = wish.arrivedAt !== undefined ? context.operation : nextKey(',
      },
    ],
    ring: 16,
    visitors: 14,
    ops: 1000,
  },
  {
    name: 'insert before update',
    edits: [
      {
        file: issue,
        find: 'const taken = await updateOne(',
        put: 'await materialiseOne({ ...current, seq: current.seq + 1, recent: [...current.recent, entry] }, current.seq + 1, entry)\n        const taken = await updateOne(',
      },
    ],
    ring: 16,
    ops: 300,
  },
  {
    name: 'tickets read before the ring',
    edits: [
      {
        file: issue,
        find: 'const known = stale ? undefined : kept.get(lineDayId(wish.lineId, context.day))',
        put: 'const mine = await find(Tickets, { visitor: wish.visitor, day: context.day })',
      },
      { file: issue, find: 'const ring = known ?? (await', put: 'const ring = (await' },
      {
        file: issue,
        find: '// 2. What the visitor has today.\n    const mine = await find(Tickets, { visitor: wish.visitor, day: context.day })',
        put: '',
      },
    ],
    ring: 1,
    visitors: 400,
    workload: 'rush',
    ops: 800,
  },
  {
    name: 'joining without its opId',
    edits: [
      {
        file: issue,
        find: 'joined: is.push([{ op: context.operation, input: context.inputHash }]),',
        put: '',
      },
    ],
    ring: 16,
    visitors: 14,
    workload: 'rush',
    ops: 1000,
  },
  {
    name: 'undo without sealed',
    edits: [
      { file: 'cloudfunctions/queue/counter/desk-moves.ts', find: '{ sealed: is.neq(true) },', put: '{},' },
    ],
    ring: 16,
    visitors: 14,
    workload: 'rush',
    ops: 1500,
    seed: 5,
  },
  {
    name: 'done raised over a gap',
    edits: [
      {
        file: 'cloudfunctions/queue/line/materialise.ts',
        find: 'if (seq > ring.done && seq <= last && !have.has(seq)) await insert(Tickets, ticketOf(ring, seq, entry))',
        put: '',
      },
    ],
    ring: 1,
    visitors: 400,
    workload: 'rush',
    crashes: 0.35,
    ops: 600,
    seed: 2,
  },
  { name: 'at not unique', edits: [], without: ['tickets.at'], ring: 16, ops: 400 },
]

/**
 * Changes the source on its way into the bundle. An edit that finds nothing, or whose file is not built, is an error:
 * the fault must be planted.
 */
const planting = (edits: readonly Edit[]): Plugin => ({
  name: 'plant',
  setup(build) {
    const planted = new Set<Edit>()
    build.onEnd(() => {
      const lost = edits.find((edit) => !planted.has(edit))
      if (lost !== undefined) throw new Error(`nothing was built of ${lost.file}`)
    })
    build.onLoad({ filter: /cloudfunctions[\\/].*\.ts$/ }, async ({ path: file }) => {
      const name = path.relative(root, file).split(path.sep).join('/')
      let contents = await readFile(file, 'utf8')
      for (const edit of edits) {
        const { file: of, find, put } = edit
        if (of !== name) continue
        planted.add(edit)
        if (!contents.includes(find)) throw new Error(`${name} no longer says: ${find}`)
        contents = contents.replace(find, put)
      }
      return { contents, loader: 'ts' }
    })
  },
})

/** Builds a context with a fault in it, into a folder of its own; gives the folder. */
export const buildFaulty = async (
  fault: Pick<Fault, 'name' | 'edits'>,
  context = 'queue',
): Promise<string> => {
  const outDir = path.join(root, 'dist', 'faulty', fault.name.replace(/\W+/g, '-'))
  await build({
    entryPoints: [path.join(root, 'cloudfunctions', context, 'index.ts')],
    outfile: path.join(outDir, context, 'index.js'),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    logLevel: 'error',
    plugins: [planting(fault.edits), trimSdk],
  })
  const settings = { permissions: { openapi: [] }, triggers: [] }
  await writeFile(path.join(outDir, context, 'config.json'), JSON.stringify(settings))
  return outDir
}
