/** Which documents a page follows. */
export interface WatchTerms {
  readonly collection: string
  readonly query: Record<string, unknown>
  readonly limit?: number
  readonly orderBy?: object
}

/** A change as the service sends it. */
export interface ServerEvent {
  readonly ID: number
  readonly DataType: string
  readonly QueueType: string
  readonly DocID: string
  readonly Doc?: string
  readonly UpdatedFields?: string
  readonly removedFields?: string
}
