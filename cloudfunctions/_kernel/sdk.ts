import tcb from '@cloudbase/node-sdk'

type Plain = Readonly<Record<string, unknown>>

/** What is used of the SDK's queries. Its own types say `any`, so that a wrong field would not show. */
interface Query {
  where(filter: Plain): Query
  orderBy(path: string, direction: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(projection: Plain): Query
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total?: number }>
  update(change: Plain): Promise<{ updated?: number }>
  updateAndReturn(change: Plain): Promise<{ doc?: unknown }>
  remove(): Promise<{ deleted?: number | string }>
}

interface DocumentReference {
  get(): Promise<{ data: unknown }>
  set(document: Plain): Promise<unknown>
  delete(): Promise<unknown>
}

interface Transaction {
  collection(name: string): { doc(id: string): DocumentReference; add(document: object): Promise<unknown> }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

interface Operator {
  and(...others: Operator[]): Operator
  or(...others: Operator[]): Operator
}

/** Operators of filters and changes. */
interface Operators {
  eq(value: unknown): Operator
  neq(value: unknown): Operator
  gt(value: unknown): Operator
  gte(value: unknown): Operator
  lt(value: unknown): Operator
  lte(value: unknown): Operator
  in(values: readonly unknown[]): Operator
  nin(values: readonly unknown[]): Operator
  addToSet(value: unknown): Operator
  set(value: unknown): Operator
  inc(by: number): Operator
  max(value: unknown): Operator
  pull(value: unknown): Operator
  remove(): Operator
  push(values: readonly unknown[] | { each: readonly unknown[]; slice?: number }): Operator
}

interface Database {
  readonly command: Operators
  collection(name: string): Query & { add(document: object): Promise<unknown> }
  startTransaction(): Promise<Transaction>
}

/** What is used of the SDK's storage. A file id names the environment; a path doesn't. */
interface Storage {
  getUploadMetadata(file: { cloudPath: string }): Promise<{
    data: { fileId: string; url: string; token: string; authorization: string; cosFileId: string }
  }>
  getTempFileURL(files: {
    fileList: { fileID: string; maxAge: number }[]
  }): Promise<{ fileList: { fileID: string; code?: string; tempFileURL: string }[] }>
  copyFile(files: {
    fileList: { srcPath: string; dstPath: string; overwrite: boolean; removeOriginal: boolean }[]
  }): Promise<{ fileList: { fileId?: string; fileID?: string; code?: string }[] }>
  deleteFile(files: {
    fileList: string[]
  }): Promise<{ fileList?: { fileID: string; code?: string }[]; code?: string }>
}

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })

export const database = app.database() as unknown as Database
export const storage = app as unknown as Storage
