import { parseArgs } from 'node:util'
import { simulate } from './simulation'

const { values } = parseArgs({
  options: {
    ops: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    ring: { type: 'string', default: '128' },
    visitors: { type: 'string' },
    functions: { type: 'string' },
    without: { type: 'string' },
    'no-return': { type: 'boolean', default: false },
    'stop-early': { type: 'boolean', default: false },
  },
})

const report = await simulate({
  ops: Number(values.ops),
  seed: Number(values.seed),
  ring: Number(values.ring),
  updateAndReturn: !values['no-return'],
  functionsDir: values.functions,
  without: values.without?.split(','),
  visitors: values.visitors === undefined ? undefined : Number(values.visitors),
  stopEarly: values['stop-early'],
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
