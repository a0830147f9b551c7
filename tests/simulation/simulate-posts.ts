import { parseArgs } from 'node:util'
import { buildFaulty } from './faults'
import { simulatePosts } from './posts'
import { postsFaults } from './posts-faults'

const { values } = parseArgs({
  options: {
    ops: { type: 'string' },
    seed: { type: 'string', default: '1' },
    fault: { type: 'string' },
  },
})

const fault = postsFaults.find(({ name }) => name === values.fault)
if (values.fault !== undefined && fault === undefined) {
  console.error(`no such fault; there are: ${postsFaults.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const until = fault === undefined ? undefined : (fault.shows ?? /./)
const report = await simulatePosts({
  ops: values.ops === undefined ? (fault?.ops ?? 1000) : Number(values.ops),
  seed: Number(values.seed),
  without: fault?.without,
  functionsDir:
    fault === undefined || fault.edits.length === 0 ? undefined : await buildFaulty(fault, 'people'),
  until,
})
const violations = report.violations.filter((one) => until?.test(one) !== false)
for (const violation of violations.slice(0, 20)) console.error(violation)
console.error(JSON.stringify(report.tally, null, 1))
console.log(JSON.stringify({ ops: report.ops, seed: report.seed, violations: violations.length }))
process.exit(violations.length === 0 ? 0 : 1)
