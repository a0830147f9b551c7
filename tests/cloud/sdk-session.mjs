// What a function does with the two SDKs, in a process of its own; prints one JSON object of what came back.
import cloudbase from '@cloudbase/node-sdk'
import cloudbaseDatabase from '@cloudbase/database'
import wx from 'wx-server-sdk'
import { WebSocket } from 'ws'

const quiet = () => undefined
console.warn = quiet
console.log = quiet
console.error = quiet

const results = {}
const at = new Date(1_795_398_000_000)
const dated = (value) => {
  if (value instanceof Date) return { isDate: true, ms: value.getTime() }
  if (Array.isArray(value)) return value.map(dated)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, dated(inner)]))
}
const without = ({ requestId: _requestId, ...rest }) => dated(rest)
const ids = ({ data }) => data.map(({ _id }) => _id).sort()
const caught = (promise) =>
  promise.then(
    () => 'no error',
    (error) => error,
  )

async function nodeSdk() {
  const db = cloudbase.init({ env: 'local', keepalive: true }).database()
  const _ = db.command
  const $ = _.aggregate
  const things = db.collection('things')
  const note = (name, value) => (results[`node: ${name}`] = value)

  note(
    'add',
    without(
      await things.add({ _id: 'a', code: 'A', n: 1, at, none: null, nothing: undefined, list: [{ at }] }),
    ),
  )
  note(
    'add many',
    without(
      await things.add([
        { _id: 'b', code: 'B', n: 2 },
        { _id: 'c', code: 'C', n: 3 },
      ]),
    ),
  )
  note('get', dated((await things.doc('a').get()).data))
  await db.collection('lines').add({ _id: 'l', code: 'A', deep: { a: { b: 1 } }, name: 'one' })
  note('nested where', ids(await things.where({ list: { at } }).get()))
  note('command', ids(await things.where({ n: _.gt(1).and(_.lte(3)), code: _.in(['B', 'C', 'Z']) }).get()))
  note('pattern', ids(await things.where({ code: db.RegExp({ regexp: '^[ab]$', options: 'i' }) }).get()))
  note('or', ids(await things.where(_.or({ code: 'A' }, { n: _.eq(3) })).get()))
  note('not', ids(await things.where({ n: _.not(_.lt(3)) }).get()))
  const page = await things
    .where({ n: _.exists(true) })
    .orderBy('n', 'desc')
    .skip(1)
    .limit(1)
    .field({ n: true, _id: false })
    .get()
  note('order, skip, limit, field', page.data)
  note('count', (await things.count()).total)
  note(
    'update',
    without(
      await things.doc('a').update({
        n: _.inc(10),
        deep: { a: 1 },
        'deep.b': 2,
        list: _.set([1, 2]),
        when: db.serverDate({ offset: 0 }),
        none: _.remove(),
      }),
    ),
  )
  await things.where({ _id: 'a', 'list.0': 1 }).update({ list: _.push([3]) })
  note('update guarded', { updated: (await things.where({ _id: 'a', n: 1 }).update({ n: 0 })).updated })
  const [a] = (await things.doc('a').get()).data
  note('updated', dated({ n: a.n, deep: a.deep, list: a.list, when: a.when, gone: typeof a.none }))
  await things.doc('b').update({ list: [1, 2, 3, 3, 4] })
  await things.doc('b').update({ list: _.pull(_.in([3])) })
  await things.doc('b').update({ list: _.shift() })
  await things.doc('b').update({ list: _.unshift([0]) })
  await things.doc('b').update({ list: _.addToSet({ $each: [4, 5] }) })
  await things.doc('b').update({ list: _.push({ each: [9], sort: 1, slice: 5 }) })
  note('arrays', (await things.doc('b').get()).data[0].list)
  const returned = await things.where({ _id: 'a', n: 11 }).updateAndReturn({ n: _.inc(10) })
  note('updateAndReturn', dated({ updated: returned.updated, n: returned.doc.n, at: returned.doc.at }))
  note('updateAndReturn nobody', without(await things.where({ _id: 'zz' }).updateAndReturn({ n: _.inc(10) })))
  note('set new', without(await things.doc('d').set({ code: 'D', n: 1 })))
  note('set old', without(await things.doc('d').set({ code: 'D' })))
  note('remove', without(await things.doc('d').remove()))
  note('remove where', without(await things.where({ code: 'B' }).remove()))

  const duplicate = await caught(things.add({ _id: 'e', code: 'A' }))
  note('duplicate', {
    code: duplicate.code,
    isE11000: duplicate.message.includes('E11000 duplicate key error'),
  })
  note('missing collection', (await caught(db.collection('nowhere').get())).code)
  note('$inc on a text', (await caught(things.doc('a').update({ code: _.inc(1) }))).code)
  note(
    'geo',
    (await caught(things.where({ at: _.geoNear({ geometry: new db.Geo.Point(1, 1) }) }).get())).code,
  )
  note('createCollection', typeof (await db.createCollection('fresh')).requestId === 'string')

  const totals = await things
    .aggregate()
    .match({ n: _.gt(0) })
    .group({ _id: '$code', total: $.sum($.add(['$n', 10])) })
    .sort({ _id: 1 })
    .end()
  note('aggregate', totals.data)
  const joined = await things
    .aggregate()
    .match({ _id: 'a' })
    .lookup({ from: 'lines', localField: 'code', foreignField: 'code', as: 'of' })
    .unwind('$of')
    .project({ of: '$of.name' })
    .end()
  note('lookup', joined.data)

  const inside = await db.runTransaction(async (transaction) => {
    await transaction
      .collection('things')
      .doc('a')
      .update({ n: _.inc(1) })
    await transaction.collection('things').add({ _id: 't', code: 'T' })
    return (await transaction.collection('things').doc('a').get()).data.n
  })
  const nOf = async (id) => (await things.doc(id).get()).data[0].n
  note('transaction', { inside, after: await nOf('a'), added: (await things.doc('t').get()).data[0]._id })
  note(
    'transaction of nobody',
    await db.runTransaction(async (t) => (await t.collection('things').doc('zz').get()).data),
  )
  const reason = await caught(
    db.runTransaction(async (transaction) => {
      await transaction.collection('things').doc('a').update({ n: 0 })
      await transaction.rollback('enough')
    }),
  )
  note('rollback', { reason, n: await nOf('a') })

  let runs = 0
  await db.runTransaction(async (transaction) => {
    runs += 1
    await transaction.collection('things').doc('a').get()
    if (runs === 1) await things.doc('a').update({ n: _.inc(5) })
    await transaction
      .collection('things')
      .doc('a')
      .update({ n: _.inc(5) })
  })
  note('conflict retried', { runs, n: await nOf('a') })

  const transaction = await db.startTransaction()
  const escaped = await transaction.collection('things').where({ _id: 'a' }).update({ n: 1 })
  await transaction.rollback()
  note('an escape by where', { updated: escaped.updated })
}

async function wxSdk() {
  wx.init({ env: 'local', keepalive: true })
  const db = wx.database()
  const _ = db.command
  const things = db.collection('things')
  const note = (name, value) => (results[`wx: ${name}`] = value)

  note('add', (await things.add({ data: { _id: 'w', code: 'W', at } }))._id)
  note('get', dated((await things.doc('w').get()).data))
  const nobody = await caught(things.doc('zz').get())
  note('get nobody', { errCode: nobody.errCode, says: /does not exist/.exec(nobody.errMsg)?.[0] })
  note('where', ids(await things.where({ at: _.gte(at).and(_.lte(at)), code: 'W' }).get()))
  note('update', (await things.where({ code: 'W' }).update({ data: { n: _.inc(1) } })).stats.updated)
  const duplicate = await caught(things.add({ data: { _id: 'x', code: 'A' } }))
  note('duplicate', { errCode: duplicate.errCode, isE11000: duplicate.errMsg.includes('E11000') })
  note('missing collection', (await caught(db.collection('nowhere').get())).errCode)
  note('$inc on a text', (await caught(things.doc('w').update({ data: { code: _.inc(1) } }))).errCode)
  note('geo', (await caught(things.where({ at: _.geoNear({ geometry: db.Geo.Point(1, 1) }) }).get())).errCode)
  note(
    'aggregate',
    (
      await things
        .aggregate()
        .match({ code: _.in(['A', 'W']) })
        .count('n')
        .end()
    ).list,
  )

  const holder = await db.startTransaction()
  await holder
    .collection('things')
    .doc('w')
    .update({ data: { n: 5 } })
  const conflict = await caught(
    db.runTransaction((transaction) =>
      transaction
        .collection('things')
        .doc('w')
        .update({ data: { n: 6 } }),
    ),
  )
  note('conflict', {
    errCode: conflict.errCode,
    isConflict: String(conflict.errMsg).includes('TransactionConflict'),
  })
  await holder.rollback()
  note('remove', (await things.doc('w').remove()).stats.removed)
  note('count', (await things.where({ code: 'W' }).count()).total)
}

/** The SDK's own realtime client, which in a function has no socket of its own. */
async function watching() {
  cloudbaseDatabase.Db.wsClass = WebSocket
  const db = cloudbase.init({ env: 'local', keepalive: true }).database()
  const _ = db.command
  const lines = db.collection('lines')
  const snapshots = []
  let wake
  const heard = async (count) => {
    while (snapshots.length < count) await new Promise((resolve) => (wake = resolve))
  }
  await new Promise((resolve, reject) => {
    const watcher = lines.where({ code: _.in(['A', 'B']) }).watch({
      onChange({ docs, docChanges }) {
        snapshots.push({
          docs: docs.map(({ _id, name, none }) => [_id, name, none].filter(Boolean).join(' ')),
          changes: docChanges.map(({ dataType, queueType, docId }) => `${dataType}/${queueType} ${docId}`),
        })
        wake?.()
      },
      onError: reject,
    })
    const steps = async () => {
      await heard(1)
      await lines.add({ _id: 'm', code: 'B', none: 'x' })
      await heard(2)
      await lines.doc('m').update({ name: 'two', none: _.remove() })
      await heard(3)
      await lines.doc('l').update({ code: 'C' })
      await heard(4)
      await lines.doc('m').remove()
      await heard(5)
      watcher.close()
    }
    steps().then(resolve, reject)
  })
  results['watch: snapshots'] = snapshots
}

nodeSdk()
  .then(wxSdk)
  .then(watching)
  .catch((error) => {
    results.fault = String(error?.stack ?? JSON.stringify(error))
  })
  .finally(() => {
    process.stdout.write(JSON.stringify(results), () => process.exit(0))
  })
