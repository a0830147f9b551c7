// npm test: makes ready what is missing, builds, runs every test. The last line is the sum: `N passed, N failed`.
// Plain JavaScript without packages: it must run before anything is installed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from '../local/install.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const reports = mkdtempSync(path.join(tmpdir(), 'service-centre-tests-'))

/** Suites that come after the others: the first looks at what the doors told until then, the rest load the machine. */
const later = [['told'], ['journeys', 'simulation'], ['timed'], ['crash']]
/** Those of them whose tests run one by one, because times are looked at there, or because they kill. */
const oneByOne = ['timed', 'crash']
/** Rules count days and minutes in Shanghai wherever they run. */
const zones = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles']

const hasTests = (folder) =>
  readdirSync(path.join(root, 'tests', folder), { recursive: true }).some((name) =>
    String(name).endsWith('.test.ts'),
  )

const suites = () =>
  readdirSync(path.join(root, 'tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && hasTests(entry.name))
    .map((entry) => entry.name)

let passed = 0
let failed = 0

const node = (given, environment) =>
  spawnSync(process.execPath, given, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  })

const jest = (title, folders, environment, ...more) => {
  console.log(`\n── ${title}`)
  const report = path.join(reports, `${title.replace(/\W+/g, '-')}.json`)
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  const paths = folders.map((folder) => `tests/${folder}/`)
  const program = path.join('node_modules', 'jest', 'bin', 'jest.js')
  node(
    [
      ...flags,
      program,
      '--config',
      '.config/jest.config.mjs',
      '--json',
      `--outputFile=${report}`,
      ...more,
      ...paths,
    ],
    environment,
  )
  try {
    const sum = JSON.parse(readFileSync(report, 'utf8'))
    passed += sum.numPassedTests
    // A test that is skipped proves nothing, a file that can't be loaded hides its tests.
    failed += sum.numFailedTests + sum.numPendingTests + sum.numTodoTests + sum.numRuntimeErrorTestSuites
    if (sum.numPendingTests + sum.numTodoTests > 0) console.log('Skipped tests count as failed.')
  } catch {
    failed += 1
    console.log('The tests ended without a report.')
  }
}

prepare()
console.log('Building …')
const isBuilt = node(['local/run.mjs', 'local/build/run.ts'], {}).status === 0
if (isBuilt) {
  const wanted = process.argv.slice(2)
  const all = suites().filter((name) => wanted.length === 0 || wanted.includes(name))
  const light = all.filter((name) => !later.flat().includes(name))
  if (light.length > 0) jest(light.join(', '), light, { TZ: zones[0] })
  for (const zone of zones.slice(1))
    if (light.includes('rules')) jest(`rules in ${zone}`, ['rules'], { TZ: zone })
  for (const names of later) {
    const asked = names.filter((name) => all.includes(name))
    const more = asked.some((name) => oneByOne.includes(name)) ? ['--runInBand'] : []
    if (asked.length > 0) jest(asked.join(', '), asked, { TZ: zones[0] }, ...more)
  }
} else {
  failed += 1
  console.log('The build failed: see above.')
}
rmSync(reports, { recursive: true, force: true })
if (passed + failed === 0) {
  failed += 1
  console.log('No test ran.')
}
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)
