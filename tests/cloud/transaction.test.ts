import type { Reply } from '../../local/database/database'
import { openFor, plan, type Opened } from './opened'

// A busy machine is no failure.
import.meta.jest.setTimeout(30_000)

let opened: Opened
beforeEach(async () => {
  opened = openFor([plan('accounts', [{ on: ['owner'], unique: true }])])
  await opened.insert('accounts', { _id: 'a', owner: 'ann', n: 10 }, { _id: 'b', owner: 'bob', n: 20 })
})
afterEach(() => opened.database.close())

const start = async (): Promise<string> => (await opened.act('startTransaction')).transactionId ?? ''
const end = (transactionId: string, how: 'commit' | 'abort' = 'commit'): Promise<Reply> =>
  opened.act(`${how}Transaction`, { transactionId })

const doc = (transactionId: string, id: string) => {
  const body = { collectionName: 'accounts', query: { _id: id }, queryType: 'DOC', transactionId }
  return {
    async get(): Promise<unknown> {
      const { data } = await opened.act('getDocument', body)
      const [text] = (data as { list: string[] }).list
      return text === undefined ? undefined : JSON.parse(text)
    },
    update: (data: unknown) => opened.act('modifyDocument', { ...body, data, merge: true }),
    set: (data: unknown) => opened.act('modifyDocument', { ...body, data, merge: false, upsert: true }),
    remove: () => opened.act('removeDocument', body),
  }
}
const add = (transactionId: string, data: unknown): Promise<Reply> =>
  opened.act('insertDocument', { collectionName: 'accounts', data: [data], transactionId })
const plainly = async (id: string): Promise<unknown> => (await opened.find('accounts', { _id: id }))[0]
const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const gone = { code: 'DATABASE_TRANSACTION_FAIL' }

test('all of it is kept at the commit, nothing of it is seen before', async () => {
  const t = await start()
  expect(await doc(t, 'a').update({ $inc: { n: -5 } })).toEqual({ data: { updated: 1 } })
  expect(await doc(t, 'b').update({ $inc: { n: 5 } })).toEqual({ data: { updated: 1 } })
  expect(await add(t, { _id: 'c', owner: 'cid' })).toEqual({ data: { insertedIds: ['c'] } })
  expect(await doc(t, 'a').get()).toMatchObject({ n: 5 })
  expect(await plainly('a')).toMatchObject({ n: 10 })
  expect(await plainly('c')).toBeUndefined()
  expect(await end(t)).toEqual({ data: {} })
  expect(await opened.find('accounts', {}, { order: { _id: 1 } })).toEqual([
    { _id: 'a', owner: 'ann', n: 5 },
    { _id: 'b', owner: 'bob', n: 25 },
    { _id: 'c', owner: 'cid' },
  ])
})

test('an aborted one leaves nothing behind, and its locks are gone', async () => {
  const t = await start()
  await doc(t, 'a').remove()
  await doc(t, 'd').set({ owner: 'dan' })
  expect(await doc(t, 'a').get()).toBeUndefined()
  await end(t, 'abort')
  expect(await plainly('a')).toMatchObject({ n: 10 })
  expect(await plainly('d')).toBeUndefined()
  expect(await opened.update('accounts', { _id: 'a' }, { $inc: { n: 1 } })).toEqual({ data: { updated: 1 } })
  expect(await doc(t, 'a').update({ $inc: { n: 1 } })).toMatchObject(gone)
  expect(await end(t)).toMatchObject(gone)
})

test('reads see the documents as they were at the start', async () => {
  const t = await start()
  await opened.update('accounts', { _id: 'a' }, { $set: { n: 99 } })
  await opened.update('accounts', { _id: 'a' }, { $set: { n: 100 } })
  await opened.act('removeDocument', { collectionName: 'accounts', query: { _id: 'b' }, multi: true })
  await opened.insert('accounts', { _id: 'new', owner: 'new' })
  expect(await doc(t, 'a').get()).toMatchObject({ n: 10 })
  expect(await doc(t, 'b').get()).toMatchObject({ n: 20 })
  expect(await doc(t, 'new').get()).toBeUndefined()
})

test('writing what another has written fails at once and ends the transaction', async () => {
  const [one, two] = [await start(), await start()]
  await doc(one, 'a').update({ $inc: { n: 1 } })
  expect(await doc(two, 'b').update({ $inc: { n: 1 } })).toEqual({ data: { updated: 1 } })
  const reply = await doc(two, 'a').update({ $inc: { n: 1 } })
  expect(reply).toMatchObject(conflict)
  expect(reply.message).toContain('[ResourceUnavailable.TransactionConflict]')
  expect(await end(two)).toMatchObject(gone)
  expect(await end(one)).toEqual({ data: {} })
  expect(await plainly('b')).toMatchObject({ n: 20 })
})

test('writing what has changed since the start fails: the first to commit wins', async () => {
  const [one, two] = [await start(), await start()]
  await doc(one, 'a').update({ $inc: { n: 1 } })
  await end(one)
  expect(await doc(two, 'a').get()).toMatchObject({ n: 10 })
  expect(await doc(two, 'a').update({ $inc: { n: 1 } })).toMatchObject(conflict)
  expect(await plainly('a')).toMatchObject({ n: 11 })
})

test.each([
  ['an update', () => opened.update('accounts', { _id: 'a' }, { $inc: { n: 100 } }), 111],
  ['an update of many', () => opened.update('accounts', {}, { $inc: { n: 100 } }), 111],
  ['a guard that then fails', () => opened.update('accounts', { _id: 'a', n: 10 }, { $inc: { n: 100 } }), 11],
  [
    'a removal',
    () => opened.act('removeDocument', { collectionName: 'accounts', query: { _id: 'a' } }),
    undefined,
  ],
])('%s waits for the transaction', async (_what, write, n) => {
  const t = await start()
  await doc(t, 'a').update({ $inc: { n: 1 } })
  let isDone = false
  const waiting = write().then((reply) => {
    isDone = true
    return reply
  })
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(isDone).toBe(false)
  await end(t)
  expect((await waiting).code).toBeUndefined()
  const found = (await plainly('a')) as { n: number } | undefined
  expect(found?.n).toBe(n)
})

test('an insertion of an id that a transaction adds waits as well', async () => {
  const t = await start()
  await add(t, { _id: 'c', owner: 'c' })
  const waiting = opened.insert('accounts', { _id: 'c', owner: 'other' })
  await end(t)
  expect((await waiting).code).toBe('DATABASE_DUPLICATE_WRITE')
})

test('a taken unique value shows at once; one taken meanwhile is a conflict at the end', async () => {
  const t = await start()
  expect((await add(t, { _id: 'c', owner: 'ann' })).code).toBe('DATABASE_DUPLICATE_WRITE')
  expect((await add(t, { _id: 'a' })).code).toBe('DATABASE_DUPLICATE_WRITE')
  expect((await add(t, { _id: 'd', owner: 'dan' })).code).toBeUndefined()
  await opened.insert('accounts', { _id: 'e', owner: 'dan' })
  expect(await end(t)).toMatchObject(conflict)
  expect(await opened.find('accounts', { owner: 'dan' })).toEqual([{ _id: 'e', owner: 'dan' }])
})

test('a value may pass from one document to another inside', async () => {
  const t = await start()
  await doc(t, 'a').update({ $set: { owner: 'nobody' } })
  await doc(t, 'b').update({ $set: { owner: 'ann' } })
  expect(await end(t)).toEqual({ data: {} })
  expect(await plainly('b')).toMatchObject({ owner: 'ann' })
})

test('removes and adds the same document inside', async () => {
  const t = await start()
  expect(await doc(t, 'a').remove()).toEqual({ data: { deleted: 1 } })
  expect(await doc(t, 'a').remove()).toEqual({ data: { deleted: 0 } })
  expect(await doc(t, 'a').update({ $inc: { n: 1 } })).toEqual({ data: { updated: 0 } })
  expect((await add(t, { _id: 'a', owner: 'anew' })).code).toBeUndefined()
  await end(t)
  expect(await plainly('a')).toEqual({ _id: 'a', owner: 'anew' })
})

test.each([
  ['getDocument', { query: { owner: 'ann' }, queryType: 'WHERE' }],
  ['getDocument', { query: { _id: 'a' }, queryType: 'WHERE' }],
  ['modifyDocument', { query: { owner: 'ann' }, queryType: 'WHERE', data: { $set: { n: 1 } }, merge: true }],
  ['modifyAndReturnDoc', { query: { _id: 'a' }, queryType: 'WHERE', data: { $set: { n: 1 } } }],
  ['removeDocument', { query: { owner: 'ann' }, queryType: 'WHERE' }],
  ['calculateDocument', { query: {} }],
])('only doc() and add() are there inside: %s', async (action, body) => {
  const transactionId = await start()
  const reply = await opened.act(action, { collectionName: 'accounts', transactionId, ...body })
  expect(reply.code).toBe('INVALID_PARAM')
  expect(reply.message).toContain('only doc() and add()')
})

test('two actions at the same time are refused', async () => {
  const t = await start()
  const replies = await Promise.all([
    doc(t, 'a').update({ $inc: { n: 1 } }),
    doc(t, 'b').update({ $inc: { n: 1 } }),
  ])
  expect(replies.map(({ code }) => code)).toEqual([undefined, 'DATABASE_TRANSACTION_FAIL'])
})

test('ends after 30 seconds of the set clock and lets go', async () => {
  const t = await start()
  await doc(t, 'a').update({ $inc: { n: 1 } })
  const waiting = opened.update('accounts', { _id: 'a' }, { $inc: { n: 100 } })
  opened.clock.now = new Date(opened.clock.now.getTime() + 30_001)
  expect(await waiting).toEqual({ data: { updated: 1 } })
  expect(
    await doc(t, 'a')
      .get()
      .catch(() => 'gone'),
  ).toBe('gone')
  expect(await end(t)).toMatchObject(gone)
  expect(await plainly('a')).toMatchObject({ n: 110 })
})
