import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { root } from '../root'
import { isFresh, stampFresh } from './stamp'

const filesOf = async (folder: string): Promise<string[]> => {
  const names = await readdir(path.join(root, folder), { recursive: true })
  const files = await Promise.all(
    names.map(async (name) =>
      (await stat(path.join(root, folder, name))).isFile() ? [path.join(folder, name)] : [],
    ),
  )
  return files.flat()
}

/**
 * Makes one site from a folder with `page.ts`: the script bundled for browsers, everything else that isn't
 * TypeScript copied beside it. Nothing is done when no file changed.
 */
const buildSite = async (folder: string, outDir: string): Promise<void> => {
  const files = await filesOf(folder)
  // A file that is new or gone counts too, though nothing that was read before has changed.
  const names = files.sort().join()
  if (existsSync(path.join(root, outDir)) && (await isFresh(folder, names))) return
  await rm(path.join(root, outDir), { recursive: true, force: true })
  await mkdir(path.join(root, outDir), { recursive: true })
  const { metafile } = await build({
    entryPoints: [path.join(root, folder, 'page.ts')],
    outdir: path.join(root, outDir),
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    target: 'es2021',
    charset: 'utf8',
    loader: { '.svg': 'text', '.html': 'text' },
    metafile: true,
    logLevel: 'error',
  })
  for (const file of files.filter((name) => !name.endsWith('.ts'))) {
    const target = path.join(root, outDir, path.relative(folder, file))
    await mkdir(path.dirname(target), { recursive: true })
    await cp(path.join(root, file), target)
  }
  await stampFresh(folder, [...new Set([...files, ...Object.keys(metafile.inputs)])], names)
}

/** Makes the browser pages: each folder of `web/` with a `page.ts` into `dist/web/`, the console into `dist/console`. */
export const buildWeb = async (): Promise<void> => {
  const names = (await readdir(path.join(root, 'web'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const sites = names.map((name) => [path.join('web', name), path.join('dist', 'web', name)] as const)
  const all = [...sites, [path.join('local', 'console'), path.join('dist', 'console')] as const]
  const present = all.filter(([folder]) => existsSync(path.join(root, folder, 'page.ts')))
  await Promise.all(present.map(([folder, outDir]) => buildSite(folder, outDir)))
}
