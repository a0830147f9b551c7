import { parseArgs } from 'node:util'
import { simulateCases } from './cases'
import { casesFaults } from './cases-faults'
import { buildFaulty } from './faults'

const { values } = parseArgs({
  options: {
    ops: { type: 'string' },
    seed: { type: 'string', default: '1' },
    fault: { type: 'string' },
  },
})

const fault = casesFaults.find(({ name }) => name === values.fault)
if (values.fault !== undefined && fault === undefined) {
  console.error(`no such fault; there are: ${casesFaults.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const report = await simulateCases({
  ops: values.ops === undefined ? (fault?.ops ?? 2000) : Number(values.ops),
  seed: Number(values.seed),
  functionsDir: fault === undefined ? undefined : await buildFaulty(fault, 'cases'),
  stopEarly: fault !== undefined,
})
for (const violation of report.violations.slice(0, 20)) console.error(violation)
console.error(JSON.stringify(report.tally, null, 1))
const { ops, seed, cases, violations } = report
console.log(JSON.stringify({ ops, seed, cases, violations: violations.length }))
process.exit(violations.length === 0 ? 0 : 1)
