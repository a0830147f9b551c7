/**
 * Everything about the real service that cannot be read off our own code: codes, texts, limits, times.
 * Each line names its source; where nothing public says it, it says "assumed" and is worth checking
 * against a real environment.
 */

/** Wire codes. wx-server-sdk turns them into numbers by its own table; what it doesn't know becomes -501001. */
export const codes = {
  /** docs.cloudbase.net/error-code; wx-server-sdk: -501007. */
  invalidParam: 'INVALID_PARAM',
  /** wx-server-sdk error table: -502001. */
  requestFailed: 'DATABASE_REQUEST_FAILED',
  /** wx-server-sdk error table, spelt with two R: -502002. */
  invalidOperator: 'DATABASE_INVALID_OPERRATOR',
  /** wx-server-sdk error table: -502003. */
  permissionDenied: 'DATABASE_PERMISSION_DENIED',
  /** wx-server-sdk error table: -502005; docs.cloudbase.net/error-code/basic/DATABASE_COLLECTION_NOT_EXIST. */
  collectionNotExist: 'DATABASE_COLLECTION_NOT_EXIST',
  /** docs.cloudbase.net, NoSQL HTTP interface, code table. */
  collectionAlreadyExist: 'DATABASE_COLLECTION_ALREADY_EXIST',
  /**
   * docs.cloudbase.net/error-code/DATABASE_DUPLICATE_WRITE; not in wx-server-sdk's table, so -501001 there. Public
   * reports also show DATABASE_REQUEST_FAILED (-502001) with the same text: tell it by code or by `E11000`.
   */
  duplicateWrite: 'DATABASE_DUPLICATE_WRITE',
  /** @cloudbase/database const/code; its runTransaction starts again on this one; wx-server-sdk: -501001. */
  transactionConflict: 'DATABASE_TRANSACTION_CONFLICT',
  /** Seen in public reports together with TransactionNotExist and TransactionBusy. */
  transactionFail: 'DATABASE_TRANSACTION_FAIL',
  /** wx-server-sdk error table: -501001. */
  system: 'SYS_ERR',
} as const

export type Code = (typeof codes)[keyof typeof codes]

const contact = 'Please check your request, but if the problem persists, contact us.'

export const texts = {
  /** As reported by users for errCode -502005. */
  collectionNotExist: (name: string) =>
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  /** E11000 as MongoDB words it; the brackets as the service adds them in public reports. */
  duplicate: (operation: 'Insert' | 'Update', collection: string, index: string) =>
    `[FailedOperation.${operation}] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index}}]}, {<nil>}]`,
  /** node-sdk's own tests and public reports. */
  transactionConflict: `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${contact}`,
  transactionNotExist: `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server. ${contact}`,
  transactionBusy: `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${contact}`,
  /** Assumed. */
  lockTimeout: '[OperationTimedOut] The document is locked by a transaction that did not end in time.',
  permissionDenied: 'Permission denied',
} as const

export const limits = {
  /** @cloudbase/database query.js asks for 100 where the caller names no limit, for 1000 at most. */
  read: 100,
  readMost: 1000,
  /** developers.weixin.qq.com, Collection.limit: 20 records at most from a mini-program. */
  phoneRead: 20,
  /** developers.weixin.qq.com, Aggregate.end: 20 records where the pipeline has no limit. */
  aggregate: 20,
  /** MongoDB's document limit, which the service keeps. */
  documentBytes: 16 * 1024 * 1024,
  /** docs.cloudbase.net: an answer may not exceed 16 MB. */
  answerBytes: 16 * 1024 * 1024,
  /** MongoDB: levels of nesting of a document. */
  depth: 100,
  /** developers.weixin.qq.com, realtime push: at most 5,000 documents watched. */
  watchDocuments: 5000,
  /** developers.weixin.qq.com, transactions: lock and life of a transaction. */
  transactionMilliseconds: 30_000,
  /** Assumed equal to the life of a transaction. */
  lockWaitMilliseconds: 30_000,
} as const

/**
 * Codes of the watch protocol, from @cloudbase/database realtime/virtual-websocket-client.js.
 * A date inside a watched document travels as `{"$date": ms}` (assumed: the SDK parses plain JSON).
 */
export const watchCodes = {
  permissionDenied: 'COLLECTION_PERMISSION_DENIED',
  queryInvalid: 'QUERYID_INVALID_ERROR',
  loginFailed: 'CHECK_LOGIN_FAILED',
  system: 'SYS_ERR',
} as const
