import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import type { Metafile } from 'esbuild'
import { root } from '../root'
import { trimSdk } from './sdk'
import { isFresh, stampFresh } from './stamp'
import { triggersOf } from './trigger'

interface Folders {
  /** Holds a folder per context, each with an `index.ts` that exports `main`. */
  readonly sourceDir: string
  /** Receives a folder per function, each one self-contained upload. */
  readonly outDir: string
}

export interface Built {
  readonly name: string
  /** False: the sources are those of the last time and nothing was done. */
  readonly isRebuilt: boolean
}

/** Names of the contexts in a folder: those with a door, `_kernel` and `_shared` are none. */
export const contextNames = async (sourceDir: string): Promise<string[]> =>
  (await readdir(sourceDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .filter((name) => existsSync(path.join(sourceDir, name, 'index.ts')))
    .sort()

/** WeChat interfaces that the bundled own sources name: the upload must ask for each of them. */
const openInterfaces = async (meta: Metafile): Promise<string[]> => {
  const kept = Object.values(meta.outputs).flatMap((output) =>
    Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  )
  const own = kept
    .map(([file]) => file)
    .filter((file) => !file.includes('node_modules') && file.endsWith('.ts'))
  const texts = await Promise.all(own.map((file) => readFile(path.resolve(root, file), 'utf8')))
  const named = texts.flatMap((text) =>
    [...text.matchAll(/\bopenapi\.([a-z]\w*\.[a-z]\w*)/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(named)].sort()
}

const bundle = async (name: string, { sourceDir, outDir }: Folders): Promise<readonly string[]> => {
  const folder = path.join(outDir, name)
  const { metafile } = await build({
    entryPoints: [path.join(sourceDir, name, 'index.ts')],
    outfile: path.join(folder, 'index.js'),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
    plugins: [trimSdk],
  })
  const settings = {
    permissions: { openapi: await openInterfaces(metafile) },
    triggers: triggersOf(sourceDir, name),
  }
  await writeFile(path.join(folder, 'config.json'), `${JSON.stringify(settings, null, 2)}\n`)
  const upload = { name, version: '1.0.0', private: true, main: 'index.js' }
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(upload, null, 2)}\n`)
  return Object.keys(metafile.inputs)
}

/**
 * Makes one CommonJS file per context, not minified, with what the SDKs offer and nobody uses left out. Contexts
 * whose sources are unchanged are left alone; folders of contexts that are gone are removed.
 * @throws esbuild's error when a source does not compile.
 */
export const buildFunctions = async (folders: Folders): Promise<Built[]> => {
  const names = await contextNames(folders.sourceDir)
  await mkdir(folders.outDir, { recursive: true })
  const gone = (await readdir(folders.outDir)).filter((name) => !names.includes(name))
  await Promise.all(gone.map((name) => rm(path.join(folders.outDir, name), { recursive: true, force: true })))
  return Promise.all(
    names.map(async (name) => {
      const stamp = path.relative(root, path.join(folders.outDir, name))
      if (existsSync(path.join(folders.outDir, name, 'config.json')) && (await isFresh(stamp)))
        return { name, isRebuilt: false }
      await stampFresh(stamp, await bundle(name, folders))
      return { name, isRebuilt: true }
    }),
  )
}
