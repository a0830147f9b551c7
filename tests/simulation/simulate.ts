import { parseArgs } from 'node:util'
import { buildFaulty, faults } from './faults'
import { simulate } from './simulation'

const { values } = parseArgs({
  options: {
    ops: { type: 'string' },
    seed: { type: 'string', default: '1' },
    ring: { type: 'string', default: '128' },
    visitors: { type: 'string' },
    workload: { type: 'string', default: 'morning' },
    fault: { type: 'string' },
    'no-return': { type: 'boolean', default: false },
    'stop-early': { type: 'boolean', default: false },
  },
})

const fault = values.fault === undefined ? undefined : faults.find((one) => one.name === values.fault)
if (values.fault !== undefined && fault === undefined) {
  console.error(`no such fault; there are: ${faults.map((one) => one.name).join(', ')}`)
  process.exit(2)
}
const report = await simulate({
  ops: values.ops === undefined ? (fault?.ops ?? 5000) : Number(values.ops),
  seed: Number(values.seed),
  ring: fault?.ring ?? Number(values.ring),
  updateAndReturn: !values['no-return'],
  functionsDir: fault === undefined ? undefined : await buildFaulty(fault),
  without: fault?.without,
  visitors: fault?.visitors ?? (values.visitors === undefined ? undefined : Number(values.visitors)),
  workload: fault?.workload ?? (values.workload === 'rush' ? 'rush' : 'morning'),
  crashes: fault?.crashes,
  stopEarly: values['stop-early'] || fault !== undefined,
  progress: console.error,
})
for (const violation of report.violations.slice(0, 20)) console.error(violation)
console.error(JSON.stringify(report.tally, null, 1))
console.log(
  JSON.stringify({
    ops: report.ops,
    seed: report.seed,
    tickets: report.tickets,
    violations: report.violations.length,
  }),
)
process.exit(report.violations.length === 0 ? 0 : 1)
