import { parseArgs } from 'node:util'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { buildFaulty } from './faults'
import { simulateSemester } from './semester'
import { semesterFaults } from './semester-faults'

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    weeks: { type: 'string' },
    units: { type: 'string' },
    busy: { type: 'string' },
    seed: { type: 'string', default: '1' },
    fault: { type: 'string' },
    /** What functions that die or fail write of it is shown as well. */
    loud: { type: 'boolean', default: false },
  },
})

const fault = semesterFaults.find(({ name }) => name === values.fault)
if (values.fault !== undefined && fault === undefined) {
  console.error(`no such fault; there are: ${semesterFaults.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
// What functions that fail or die write of it is no news here; the run says what is wrong.
const say = console.error.bind(console)
if (!values.loud) for (const kind of ['error', 'warn', 'log'] as const) console[kind] = () => undefined
const started = performance.now()
// A fault shows soonest where few people want the same things all the time.
const short = fault === undefined ? {} : { from: '2026-09-14', weeks: fault.weeks, units: 1, busy: 4 }
const report = await simulateSemester({
  from: (values.from ?? short.from ?? '2026-09-01') as Day,
  weeks: Number(values.weeks ?? short.weeks ?? 18),
  units: Number(values.units ?? short.units ?? 6),
  busy: Number(values.busy ?? short.busy ?? 1),
  seed: Number(values.seed),
  faulty:
    fault === undefined
      ? undefined
      : { context: fault.context, functionsDir: await buildFaulty(fault, fault.context) },
  until: fault?.shows,
  onWeek: (last, { commands }, violations) => {
    if (fault === undefined && values.weeks === undefined)
      say(
        `${last} ${String(commands)} commands, ${String(violations.length)} violations ${violations.at(-1) ?? ''}`,
      )
  },
})
const seconds = Math.round((performance.now() - started) / 1000)
const { violations, tally, ...figures } = report
const found = violations.filter((one) => fault?.shows.test(one) !== false)
for (const one of found.slice(0, 30)) say(one)
say(JSON.stringify(tally, null, 1))
process.stdout.write(
  `${JSON.stringify({ ...figures, seed: Number(values.seed), seconds, violations: found.length })}\n`,
)
process.exit(found.length === 0 ? 0 : 1)
