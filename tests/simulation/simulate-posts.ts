import { parseArgs } from 'node:util'
import { simulatePosts } from './posts'

const { values } = parseArgs({
  options: {
    ops: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    without: { type: 'string' },
  },
})

const report = await simulatePosts({
  ops: Number(values.ops),
  seed: Number(values.seed),
  ...(values.without === undefined ? {} : { without: [values.without], stopEarly: true }),
})
for (const violation of report.violations.slice(0, 20)) console.error(violation)
console.error(JSON.stringify(report.tally, null, 1))
console.log(JSON.stringify({ ops: report.ops, seed: report.seed, violations: report.violations.length }))
process.exit(report.violations.length === 0 ? 0 : 1)
