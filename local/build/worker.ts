import { existsSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { root } from '../root'
import { isFresh, stampFresh } from './stamp'

/** Makes the file that a worker thread starts with and gives its path. Nothing is done when it is up to date. */
export const buildWorker = async (): Promise<string> => {
  const outfile = path.join(root, 'dist', 'local', 'worker.cjs')
  const entry = path.join('local', 'functions', 'worker.ts')
  if (existsSync(outfile) && (await isFresh('worker'))) return outfile
  const { metafile } = await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    metafile: true,
    logLevel: 'error',
  })
  await stampFresh('worker', Object.keys(metafile.inputs))
  return outfile
}
