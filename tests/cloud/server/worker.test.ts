import type { Cloud } from '../../../local/server/cloud'
import { deed, knock, startFixture } from './start-fixture'

let cloud: Cloud

beforeAll(async () => {
  cloud = await startFixture({ timeLimitSeconds: 3 })
})
afterAll(() => cloud.close())

const alive = () => deed(cloud, 'say', { text: 'alive' })

test.each([
  ['fail', 'throws', 'FUNCTIONS_EXECUTE_FAIL'],
  ['leave', 'ends its process', 'FUNCTIONS_EXECUTE_FAIL'],
  ['spin', 'never comes back', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
])(
  '%s: a function that %s is a coded fault, and the next call is served',
  async (name, _, code) => {
    await expect(deed(cloud, name)).rejects.toMatchObject({ code })
    await expect(alive()).resolves.toBe('said')
  },
  20_000,
)

test('a function that takes more than 256 MB is a coded fault, and the next call is served', async () => {
  // Time enough: on a busy machine it takes more than three seconds to fill so much.
  const patient = await startFixture({ timeLimitSeconds: 50 })
  try {
    await expect(deed(patient, 'fill')).rejects.toMatchObject({ code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' })
    await expect(deed(patient, 'say', { text: 'alive' })).resolves.toBe('said')
  } finally {
    await patient.close()
  }
}, 60_000)

test('a function that waits for ever is ended after its time, not the ones beside it', async () => {
  const slow = expect(deed(cloud, 'wait', { milliseconds: 60_000 })).rejects.toMatchObject({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  })
  await expect(alive()).resolves.toBe('said')
  await slow
})

test('after a quiet while what instances kept is gone; a call that runs is let go to its end', async () => {
  const quiet = await startFixture()
  try {
    await deed(quiet, 'remember', { text: 'one' })
    await expect(deed(quiet, 'remember', { text: 'two' })).resolves.toBe('one')
    const running = deed(quiet, 'wait', { milliseconds: 300 })
    quiet.coolDown()
    const next = Promise.all(['a', 'b', 'c'].map((text) => deed(quiet, 'remember', { text })))
    await expect(running).resolves.toBe('waited')
    expect((await next).includes('two')).toBe(false)
    await expect(deed(quiet, 'remember', { text: 'last' })).resolves.not.toBe('two')
  } finally {
    await quiet.close()
  }
}, 20_000)

test('one instance serves one call at a time, and there are four at most', async () => {
  const began = Date.now()
  await Promise.all(Array.from({ length: 8 }, () => deed(cloud, 'wait', { milliseconds: 400 })))
  const { body } = await knock(cloud, '/local/functions')
  expect(body).toContainEqual(expect.objectContaining({ name: 'sample', instances: 4, queued: 0 }))
  expect(Date.now() - began).toBeGreaterThanOrEqual(800)
}, 10_000)

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
])('killed after its request %i a function has done exactly that many', async (trip, written) => {
  const ids = ['a', 'b', 'c'].map((letter) => `killed-${String(trip)}-${letter}`)
  cloud.killWorkerAfter('sample', trip)
  await expect(deed(cloud, 'writeMany', { ids })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
  const found = await cloud.database.act(
    'database.calculateDocument',
    { collectionName: 'notes', query: JSON.stringify({ _id: { $in: ids } }), queryType: 'WHERE' },
    { kind: 'admin' },
  )
  expect(found.data).toEqual({ total: written })
  await expect(deed(cloud, 'writeMany', { ids: [`after-${String(trip)}`] })).resolves.toHaveLength(1)
})

test('an answer of more than 6 MB is a coded fault', async () => {
  await expect(deed(cloud, 'big', { bytes: 6 * 1024 * 1024 })).rejects.toMatchObject({
    code: 'FUNCTIONS_RESPONSE_TOO_LARGE',
  })
})

test('what a function writes to its console stands in the logs under the request', async () => {
  const { requestId } = (await cloud.call('sample', { do: 'say', input: { text: 'for the log' } })) as {
    requestId: string
  }
  const { body } = await knock(cloud, `/local/logs?requestId=${requestId}`)
  expect(body).toEqual([
    {
      at: expect.any(String) as string,
      function: 'sample',
      requestId,
      level: 'info',
      text: 'said for the log',
    },
    {
      at: expect.any(String) as string,
      function: 'sample',
      requestId,
      level: 'error',
      text: "warned { text: 'for the log' }",
    },
  ])
})

test('trips are counted by endpoint, and can be set back', async () => {
  await knock(cloud, '/local/stats/reset', { method: 'POST' })
  await deed(cloud, 'writeMany', { ids: ['t1', 't2', 't3'] })
  const { body } = await knock(cloud, '/local/stats')
  expect(body).toMatchObject({
    calls: { 'sample.writeMany': { calls: 1, faults: 0, trips: 3, mostTrips: 3 } },
  })
})

test.each([
  ['watch', 'watch()'],
  ['upload', 'uploadFile()'],
])('what was left out of the bundle says so when it is touched: %s', async (name, lost) => {
  await expect(deed(cloud, name)).rejects.toThrow(
    `is left out of this bundle; without it there is no ${lost}`,
  )
})
