import type { CollectionPlan, IndexPlan } from '../../cloudfunctions/_kernel/collection'

interface CreateIndex {
  readonly IndexName: string
  readonly MgoKeySchema: {
    readonly MgoIsUnique: boolean
    readonly MgoIndexKeys: readonly { readonly Name: string; readonly Direction: '1' | '-1' }[]
  }
}

/** A collection as CloudBase's management takes it: each part is the argument of one call. */
export interface CollectionFile {
  /** For `database.createCollectionIfNotExists`. */
  readonly collection: string
  /**
   * For `database.updateCollection(collection, indexes)` of @cloudbase/manager-node 5: the indexes of UpdateTable,
   * cloud.tencent.com/document/api/876/127964.
   */
  readonly indexes: { readonly CreateIndexes: readonly CreateIndex[] }
  /** The body of ModifySafeRule but for `EnvId`, cloud.tencent.com/document/api/876/128959. */
  readonly rule: { readonly CollectionName: string; readonly AclTag: 'ADMINONLY' | 'ADMINWRITE' }
}

/** ADMINWRITE: everybody reads, functions and the console write. ADMINONLY: nothing from a phone. */
const aclTags = { nobody: 'ADMINONLY', everybody: 'ADMINWRITE' } as const satisfies Record<
  CollectionPlan['clientRead'],
  string
>

/** MongoDB's own name for an index, but for the dots of paths: `desk_windowId_1_day_-1`. */
const createIndex = ({ on, unique = false }: IndexPlan): CreateIndex => {
  const keys = on.map((entry) =>
    entry.startsWith('-')
      ? ({ Name: entry.slice(1), Direction: '-1' } as const)
      : ({ Name: entry, Direction: '1' } as const),
  )
  return {
    IndexName: keys.map(({ Name, Direction }) => `${Name.replaceAll('.', '_')}_${Direction}`).join('_'),
    MgoKeySchema: { MgoIsUnique: unique, MgoIndexKeys: keys },
  }
}

/** What has to be done in the cloud for one collection: make it, index it, close it. */
export const collectionFile = ({ name, indexes, clientRead }: CollectionPlan): CollectionFile => ({
  collection: name,
  indexes: { CreateIndexes: indexes.map(createIndex) },
  rule: { CollectionName: name, AclTag: aclTags[clientRead] },
})
