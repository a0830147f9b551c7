import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { call, command } from '../../miniprogram/api/call'
import { followConnection } from '../../miniprogram/api/connection'

interface Sent {
  readonly name: string
  readonly data: { do: string; input: unknown; opId: string; lang: string; again?: true }
}
type Reply = { result: unknown } | { fails: string } | 'silence'

let replies: Reply[] = []
let sent: Sent[] = []
let tellNetwork: (state: { isConnected: boolean }) => void = () => undefined

const reply = (): Promise<unknown> => {
  const next = replies.shift() ?? 'silence'
  if (next === 'silence') return new Promise(() => undefined)
  return 'fails' in next ? Promise.reject(new Error(next.fails)) : Promise.resolve(next)
}

const phone = {
  cloud: {
    callFunction: (message: Sent) => {
      sent.push(message)
      return reply()
    },
  },
  getStorageSync: () => '',
  getAppBaseInfo: () => ({ language: 'zh_CN', theme: 'light', fontSizeSetting: 17 }),
  getNetworkType: () => undefined,
  onNetworkStatusChange: (listener: typeof tellNetwork) => {
    tellNetwork = listener
  },
}

beforeEach(() => {
  jest.useFakeTimers()
  Object.assign(globalThis, { wx: phone })
  replies = []
  sent = []
  followConnection()
})

afterEach(() => {
  tellNetwork({ isConnected: true })
  jest.useRealTimers()
})

const input = { lineId: 'A', service: 'JW-003' }
const served = { result: { ok: true, value: { number: 'A012' } } }

describe('a call', () => {
  test('carries the endpoint, the input, an opId and the language', async () => {
    replies = [served]
    const answer = await call('queue', 'takeNumber', input)
    expect(answer).toEqual({ ok: true, value: { number: 'A012' } })
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ name: 'queue', data: { do: 'takeNumber', input, lang: 'zh-CN' } })
    expect(sent[0]?.data.opId).toMatch(/^[\w-]{8,64}$/)
  })

  test('passes a refusal on as it is, and does not send it again', async () => {
    const error = { code: 'LINE_CLOSED', message: '现在不开', facts: { opensAt: '14:00' } }
    replies = [{ result: { ok: false, error } }, served]
    await expect(call('queue', 'takeNumber', input)).resolves.toEqual({ ok: false, error })
    expect(sent).toHaveLength(1)
  })

  test('lost on the way is sent again with the same opId', async () => {
    replies = [{ fails: 'cloud.callFunction:fail request:fail' }, 'silence', served]
    const answer = call('queue', 'takeNumber', input)
    await jest.advanceTimersByTimeAsync(20_000)
    await expect(answer).resolves.toMatchObject({ ok: true })
    expect(new Set(sent.map(({ data }) => data.opId)).size).toBe(1)
    expect(sent.map(({ data }) => data.again)).toEqual([undefined, true, true])
  })

  test.each([
    ['nothing ever answers', ['silence', 'silence', 'silence'], 'TIMEOUT', 3],
    [
      'the cloud says that it took too long',
      Array(3).fill({ fails: 'errCode: -404012 polling timeout' }),
      'TIMEOUT',
      3,
    ],
    ['the request fails', Array(3).fill({ fails: 'cloud.callFunction:fail request:fail' }), 'OFFLINE', 3],
    ['the function is broken', [{ fails: 'errCode: -504002 function exec error' }], 'FAULT', 1],
    ['the function answers nothing', [{ result: undefined }], 'FAULT', 1],
  ] as const)('%s: %s', async (_, given, code, times) => {
    replies = [...(given as Reply[])]
    const answer = call('queue', 'overview', {})
    await jest.advanceTimersByTimeAsync(60_000)
    await expect(answer).resolves.toEqual({ ok: false, error: { code, message: '' } })
    expect(sent).toHaveLength(times)
  })

  test('without a network is not sent at all', async () => {
    tellNetwork({ isConnected: false })
    await expect(call('queue', 'overview', {})).resolves.toMatchObject({ error: { code: 'OFFLINE' } })
    expect(sent).toHaveLength(0)
  })

  test('two calls are two intentions', async () => {
    replies = [served, served]
    await call('queue', 'takeNumber', input)
    await call('queue', 'takeNumber', input)
    expect(new Set(sent.map(({ data }) => data.opId)).size).toBe(2)
  })
})

describe('a command', () => {
  test('keeps its opId when a person sends it again', async () => {
    replies = [{ fails: 'errCode: -504002' }, served]
    const taking = command('queue', 'takeNumber', input)
    await expect(taking.send()).resolves.toMatchObject({ error: { code: 'FAULT' } })
    await expect(taking.send()).resolves.toMatchObject({ ok: true })
    expect(sent.map(({ data }) => data.opId)).toEqual([taking.opId, taking.opId])
    expect(sent.map(({ data }) => data.again)).toEqual([undefined, true])
  })

  test('pressed twice is sent once', async () => {
    replies = [served, served]
    const taking = command('queue', 'takeNumber', input)
    const [first, second] = await Promise.all([taking.send(), taking.send()])
    expect(first).toBe(second)
    expect(sent).toHaveLength(1)
  })
})
