import { statSync } from 'node:fs'

/** Files of tests that take a minute and more: begun late, they would hold up the end with the other core idle. */
const longest = [
  'cloud/demo',
  'simulation/posts',
  'simulation/simulation',
  'doors/every-endpoint',
  'doors/cases/rater-unknown',
  'doors/role-matrix/role-matrix',
  'doors/people/roster-import',
  'doors/complaints/complaint-anonymous',
  'wechat/wechat',
  'simulation/semester',
  'phone/staff/people',
  'phone/staff/windows',
  'phone/staff/cases',
  'phone/staff/looks',
]

const rankOf = ({ path }) => {
  const rank = longest.findIndex((name) => path.endsWith(`tests/${name}.test.ts`))
  return rank < 0 ? longest.length : rank
}

/** The order of the files of tests: the longest, then by size, so that a fresh clone knows it too. */
export default class LongestFirst {
  sort(tests) {
    const known = tests.map((test) => ({ test, rank: rankOf(test), size: statSync(test.path).size }))
    known.sort((a, b) => a.rank - b.rank || b.size - a.size)
    return known.map(({ test }) => test)
  }

  cacheResults() {
    // Nothing is kept between runs.
  }
}
