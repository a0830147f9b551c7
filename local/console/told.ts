import type { Schema } from './example'

/** A collection as the console is told of it. */
export interface CollectionFacts {
  readonly name: string
  readonly count: number
  readonly purpose: string
  readonly isPublic: boolean
  readonly indexes: readonly { readonly on: readonly string[]; readonly unique: boolean }[]
}

/** One endpoint as `/local/contract` tells it. */
export interface Endpoint {
  readonly function: string
  readonly do: string
  readonly who: unknown
  readonly kind: string
  readonly summary: string
  readonly input: Schema
  readonly errors: readonly string[]
}
