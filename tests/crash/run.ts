import { parseArgs } from 'node:util'
import { crash } from './crash'

// By hand, for longer than a test may take: node local/run.mjs tests/crash/run.ts --rounds 200
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
})
const report = await crash(Number(values.rounds), Number(values.seed), (line) => {
  console.error(line)
})
for (const violation of report.violations.slice(0, 20)) console.error(violation)
console.log(JSON.stringify({ ...report, violations: report.violations.length }))
process.exitCode = report.violations.length === 0 ? 0 : 1
