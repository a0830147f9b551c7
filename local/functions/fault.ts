/** Codes of the platform for a call that gave no answer of the function's own. */
export type FaultCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
  | 'FUNCTIONS_EVENT_TOO_LARGE'
  | 'FUNCTIONS_RESPONSE_TOO_LARGE'
  | 'FUNCTIONS_CLOSED'

/** A call that ended without an answer: the function is unknown, threw, died, took too long or too much. */
export class CallFault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly requestId: string,
  ) {
    super(message)
  }
}
