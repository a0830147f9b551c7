// npm run check: format, lint, types, arrows, dead code and styles, two at a time; what is wrong is printed whole.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from '../local/install.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const sources = ['cloudfunctions', 'local', 'miniprogram', 'tests', 'typings', 'web']
const AT_ONCE = 2

const programOf = (name, file) => path.join(root, 'node_modules', name, file)
const projects = () =>
  JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8')).references.map(
    ({ path: folder }) => folder,
  )

/** What is checked: a name and the program with its arguments. */
const checks = () => [
  [
    'lint',
    programOf('eslint', 'bin/eslint.js'),
    '--config',
    '.config/eslint.config.mjs',
    '--max-warnings',
    '0',
    '.',
  ],
  ...projects().map((folder) => [
    `types ${folder}`,
    programOf('typescript', 'bin/tsc'),
    '-p',
    folder,
    '--noEmit',
  ]),
  [
    'format',
    programOf('prettier', 'bin/prettier.cjs'),
    '--check',
    '--ignore-unknown',
    '--log-level',
    'warn',
    '--ignore-path',
    '.gitignore',
    '--ignore-path',
    '.prettierignore',
    '.',
  ],
  [
    'arrows',
    programOf('dependency-cruiser', 'bin/dependency-cruise.mjs'),
    '--config',
    '.config/dependency-cruiser.cjs',
    ...sources,
  ],
  ['dead code', programOf('knip', 'bin/knip.js'), '--config', '.config/knip.json'],
  [
    'styles',
    programOf('stylelint', 'bin/stylelint.mjs'),
    '--config',
    '.config/stylelint.json',
    '--allow-empty-input',
    'miniprogram/**/*.wxss',
    'web/**/*.css',
    'local/**/*.css',
  ],
]

const run = ([name, program, ...given]) =>
  new Promise((resolve) => {
    const startedAt = Date.now()
    let output = existsSync(program) ? '' : `${program} is missing\n`
    const child = spawn(process.execPath, [program, ...given], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    child.on('close', (code) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
      if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '  '))
      resolve(code === 0)
    })
  })

prepare()
const waiting = checks()
const results = []
const work = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await run(next))
}
await Promise.all(Array.from({ length: AT_ONCE }, work))
const wrong = results.filter((isGood) => !isGood).length
console.log(wrong === 0 ? 'All clean.' : `${wrong} of ${results.length} checks found something.`)
process.exitCode = wrong === 0 ? 0 : 1
