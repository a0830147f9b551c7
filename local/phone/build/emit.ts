import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Program } from '../program'

export interface Emission {
  readonly miniprogramDir: string
  readonly outDir: string
  readonly tdesignDir: string
  readonly root: string
}

const stampFile = '.inputs'
const sources = /\.(wxml|wxss|wxs|ts|js|json|md|map)$/

/** Whether the site in the folder was built from exactly these sources by exactly this phone. */
export const isUpToDate = async (emission: Emission): Promise<boolean> => {
  try {
    const stamp = await readFile(path.join(emission.outDir, stampFile), 'utf8')
    return stamp === (await fingerprint(emission))
  } catch {
    return false
  }
}

/** Writes the site. The stamp comes last, so that an interrupted build is not taken for a finished one. */
export const emit = async (
  emission: Emission,
  program: Omit<Program, 'templates'>,
  templates: string,
  styles: string,
  maps: Readonly<Record<string, string>>,
): Promise<void> => {
  const { outDir, root, miniprogramDir } = emission
  const stamp = await fingerprint(emission)
  await mkdir(outDir, { recursive: true })
  await rm(path.join(outDir, stampFile), { force: true })
  await build({
    entryPoints: [path.join(root, 'local/phone/shell/start.ts')],
    outfile: path.join(outDir, 'phone.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'linked',
    logLevel: 'silent',
  })
  const fonts = path.join(root, 'node_modules/@fontsource-variable/noto-sans-sc')
  await cp(path.join(fonts, 'files'), path.join(outDir, 'fonts'), { recursive: true })
  const faces = (await readFile(path.join(fonts, 'index.css'), 'utf8'))
    .replaceAll('./files/', './fonts/')
    // Text that appears in one face and jumps to another can't be measured.
    .replaceAll('font-display: swap', 'font-display: block')
  // TDesign and the system ask for this name; on a phone it is there.
  const named = faces + faces.replaceAll('Noto Sans SC Variable', 'PingFang SC')
  const version = stamp.slice(0, 12)
  const script = `startPhone(Object.assign(${JSON.stringify(program)}, { templates: (wxs) => ${templates} }))\n`
  await Promise.all([
    copyPictures(miniprogramDir, path.join(outDir, 'files')),
    writeMaps(maps, path.join(outDir, 'maps')),
    writeFile(path.join(outDir, 'fonts.css'), named),
    writeFile(path.join(outDir, 'app.css'), styles),
    writeFile(path.join(outDir, 'app.js'), script),
    writeFile(path.join(outDir, 'index.html'), page(version)),
  ])
  await writeFile(path.join(outDir, stampFile), stamp)
}

const page = (version: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>师生服务中心</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./fonts.css?${version}" />
    <link rel="stylesheet" href="./phone.css?${version}" />
    <link rel="stylesheet" href="./app.css?${version}" />
    <script defer src="./phone.js?${version}"></script>
    <script defer src="./app.js?${version}"></script>
  </head>
  <body></body>
</html>
`

/** Beside the scripts, not in them: a phone reads all scripts at every start, and no maps. */
const writeMaps = async (maps: Readonly<Record<string, string>>, to: string): Promise<void> => {
  await rm(to, { recursive: true, force: true })
  for (const [at, map] of Object.entries(maps)) {
    const file = path.join(to, `${at}.map`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, map)
  }
}

const copyPictures = async (from: string, to: string): Promise<void> => {
  await rm(to, { recursive: true, force: true })
  const isWanted = (file: string): boolean => !sources.test(file) && !file.includes('miniprogram_npm')
  const files = (await filesOf(from)).filter(isWanted)
  for (const file of files) {
    const target = path.join(to, path.relative(from, file))
    await mkdir(path.dirname(target), { recursive: true })
    await cp(file, target)
  }
}

const filesOf = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

const fingerprint = async ({ miniprogramDir, tdesignDir, root }: Emission): Promise<string> => {
  const hash = createHash('sha256')
  const phone = path.join(root, 'local/phone')
  for (const folder of [phone, miniprogramDir, tdesignDir])
    for (const file of await filesOf(folder)) {
      hash.update(`${path.relative(folder, file)}\0`)
      hash.update(await readFile(file))
    }
  hash.update(await readFile(path.join(root, 'package-lock.json')))
  return hash.digest('hex')
}
