import { codes, texts, type Code } from './cloud-facts'

/** What the service would answer with `{ code, message }`; thrown inside, never out of `act`. */
export class Fault extends Error {
  readonly code: Code

  constructor(code: Code, message: string) {
    super(message)
    this.code = code
  }
}

/** A request that is malformed: wrong types, forbidden names, paths that collide. */
export const invalid = (message: string): Fault => new Fault(codes.invalidParam, message)

/** A request that is well-formed and cannot be carried out on these documents. */
export const failed = (message: string): Fault => new Fault(codes.requestFailed, message)

/** An operator or stage that the local database does not have, by its name. */
export const unknownOperator = (name: string): Fault =>
  new Fault(codes.invalidOperator, `operator ${name} is not supported`)

export const conflict = (): Fault => new Fault(codes.transactionConflict, texts.transactionConflict)

export const denied = (): Fault => new Fault(codes.permissionDenied, texts.permissionDenied)
