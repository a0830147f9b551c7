import { Failure, api } from './api'
import { watch, type Watch, type WatchListener } from './watch'

type Query = Record<string, unknown>

type Direction = 'asc' | 'desc'

interface Terms {
  readonly collection: string
  readonly query: Query
  readonly limit?: number
  readonly orderBy?: Record<string, Direction>
}

/** The first state of a live query is what a single read gives. */
const readOnce = (terms: Terms): Promise<unknown[]> =>
  new Promise((resolve, reject) => {
    const watcher = watch(terms, {
      onChange: ({ docs }) => {
        watcher.close()
        resolve(docs)
      },
      onError: reject,
    })
  })

const queryOf = (terms: Terms): object => ({
  watch: (listener: WatchListener): Watch => watch(terms, listener),
  get: api('collection.get', async () => ({ data: await readOnce(terms) })),
  limit: (limit: number) => queryOf({ ...terms, limit }),
  orderBy: (field: string, direction: Direction) =>
    queryOf({ ...terms, orderBy: { ...terms.orderBy, [field]: direction } }),
})

const documentOf = (collection: string, id: string): object => {
  const terms = { collection, query: { _id: id } }
  return {
    watch: (listener: WatchListener): Watch => watch(terms, listener),
    get: api('document.get', async () => {
      const [data] = await readOnce(terms)
      if (data === undefined) throw new Failure(`cannot find document with _id ${id}`, { errCode: -1 })
      return { data }
    }),
  }
}

/** 云数据库 on the phone: reading and watching only, since rules let a phone do no more. */
export const database = (): object => ({
  collection: (collection: string) => ({
    doc: (id: string) => documentOf(collection, id),
    where: (query: Query) => queryOf({ collection, query }),
    ...queryOf({ collection, query: {} }),
  }),
})
