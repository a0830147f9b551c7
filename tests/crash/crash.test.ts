import { crash } from './crash'

const ROUNDS = 20
// A minute on a quiet machine; a busy one is no failure.
import.meta.jest.setTimeout(400_000)

test('killed 20 times in the midst of load: nothing answered is lost, no number doubled, up again in seconds', async () => {
  const report = await crash(ROUNDS, Math.floor(Math.random() * 1e6))
  expect(report.violations).toEqual([])
  // Each kill met work that was under way, or it would prove nothing.
  expect(report.unanswered).toBeGreaterThan(ROUNDS)
  expect(report.tickets).toBeGreaterThan(ROUNDS)
  // A busy machine may make one start wait for long, not half of them.
  expect(report.usualStart).toBeLessThan(15_000)
})
