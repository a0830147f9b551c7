import { rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildFunctions } from '../../local/build/functions'
import { root } from '../../local/root'
import { compileByHand, compileProject, type Sizes } from './compile'
import { copyProject, packNpm, strangeVersions } from './project'
import { Structure } from './structure'

// `npm run -s wechat`: packs and compiles the mini-program by WeChat's own tools, without their servers.
// `npm run -s wechat -- --open` also makes this checkout ready to be opened in WeChat's developer tools.

const MEGABYTE = 1024 * 1024
/** Bytes that the main package and all packages together may have. */
const limits = { main: 1.0 * MEGABYTE, total: 3 * MEGABYTE }

const perPackage = (sizes: Sizes, roots: readonly string[]): Record<string, number> => {
  const sums: Record<string, number> = { main: 0, ...Object.fromEntries(roots.map((name) => [name, 0])) }
  for (const [file, bytes] of sizes) {
    const part = roots.find((name) => file.startsWith(`${name}/`)) ?? 'main'
    sums[part] = (sums[part] ?? 0) + bytes
  }
  return sums
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : JSON.stringify(error))

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { open: { type: 'boolean', default: false } } })
  const problems = await strangeVersions()
  const { folder, miniprogram } = await copyProject()
  // The tools leave files wherever they are started.
  process.chdir(folder)
  let packages: Record<string, number> = { main: 0 }
  let total = 0
  try {
    const structure = new Structure(miniprogram)
    structure.check()
    try {
      const sizes = await compileProject(folder)
      structure.checkUse(sizes.keys())
      packages = perPackage(sizes, structure.roots)
      total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
      problems.push(...compileByHand(folder, miniprogram, [...sizes.keys()]))
      for (const [file, bytes] of [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 10))
        console.error(`${String(bytes).padStart(8)}  ${file}`)
    } catch (error) {
      problems.push(`miniprogram-ci: ${messageOf(error)}`)
    }
    problems.push(...structure.problems)
    if (values.open) {
      await packNpm(path.join(root, 'miniprogram'), path.join(folder, 'open'))
      await buildFunctions({
        sourceDir: path.join(root, 'cloudfunctions'),
        outDir: path.join(root, 'dist', 'cloudfunctions'),
      })
      console.error('Ready: open this folder in WeChat DevTools.')
    }
  } finally {
    process.chdir(root)
    await rm(folder, { recursive: true, force: true })
  }
  if ((packages['main'] ?? 0) > limits.main) problems.push('the main package is larger than 1.0 MB')
  if (total > limits.total) problems.push('all packages together are larger than 3 MB')
  for (const problem of problems) console.error(`✗ ${problem}`)
  for (const [name, bytes] of Object.entries(packages))
    console.error(`${name}: ${(bytes / 1024).toFixed(0)} KB`)
  process.stdout.write(
    `${JSON.stringify({ main: packages['main'], total, packages, problems: problems.length })}\n`,
  )
  return problems.length === 0 && total > 0 ? 0 : 1
}

// WeChat's tools say on stdout what they are doing; there stands the result alone.
console.log = console.error
const code = await main()
// They also keep a process waiting for more work.
process.exit(code)
