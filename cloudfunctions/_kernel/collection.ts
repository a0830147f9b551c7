import type * as v from 'valibot'

/** One index of a collection. A unique index counts missing values as null and equal, as the service does. */
export interface IndexPlan {
  /** Dotted paths, most selective first; a leading `-` means descending. */
  readonly on: readonly string[]
  readonly unique?: boolean
}

/** What a collection is, without its schema: all that a database needs to know. */
export interface CollectionPlan {
  readonly name: string
  readonly indexes: readonly IndexPlan[]
  /** Who may read it from a phone. Everybody else goes through functions; nobody writes from a phone. */
  readonly clientRead: 'nobody' | 'everybody'
}

/**
 * What whoever it is about sees of it under 我的数据 (0.3): parts of a function's answer by `function.section`, or in
 * one sentence for the data inventory why nothing of it stands there.
 */
type OwnView = { readonly shown: readonly string[] } | { readonly why: string }

/** A collection as its context declares it in `collections.ts`. Rule, index and inventory files are made from it. */
export interface Collection<S extends v.GenericSchema = v.GenericSchema> extends CollectionPlan {
  readonly schema: S
  /** Why it is kept and how long: the row of the data inventory. */
  readonly purpose: string
  readonly personal: 'none' | 'pseudonymous' | 'personal'
  readonly mine?: OwnView
  /** Days after `updatedAt` at which the purge timer removes a document; nothing = kept. */
  readonly keepDays?: number
  /** Path to the ids of files in storage, through lists (`papers.files.file`): they go when a document is purged. */
  readonly file?: string
}

// What speaks of persons and says nothing of how they see it does not compile.
type AboutPersons =
  | { readonly personal: 'none'; readonly mine?: never }
  | { readonly personal: 'pseudonymous' | 'personal'; readonly mine: OwnView }

type Draft<S extends v.GenericSchema> = Omit<Collection<S>, 'clientRead' | 'indexes' | 'personal' | 'mine'> &
  AboutPersons & {
    readonly clientRead?: CollectionPlan['clientRead']
    readonly indexes?: readonly IndexPlan[]
  }

/** Declares a collection; closed to phones and without indexes unless it says otherwise. */
export const collection = <S extends v.GenericSchema>(draft: Draft<S>): Collection<S> => ({
  clientRead: 'nobody',
  indexes: [],
  ...draft,
})

/**
 * Another context's collection as it is read here, and only read: with the fields that are needed, and why. Its owner
 * declares, writes, checks and shows it.
 */
export const readFrom = <S extends v.GenericSchema>(
  name: string,
  schema: S,
  purpose: string,
): Collection<S> =>
  collection({
    name,
    schema,
    purpose,
    personal: 'personal',
    mine: { why: 'read here; where it is written it is shown' },
  })
