import type { LogLevel } from '../functions/protocol'

export interface LogLine {
  readonly at: string
  readonly function: string
  readonly requestId: string
  readonly level: LogLevel
  readonly text: string
}

const KEPT = 5000
const MAX_TEXT = 8000

/** The last lines that functions wrote, by request; older ones make room. */
export class Logs {
  private lines: LogLine[] = []

  add(line: Omit<LogLine, 'at'>, at: Date): void {
    this.lines.push({ at: at.toISOString(), ...line, text: line.text.slice(0, MAX_TEXT) })
    if (this.lines.length > 2 * KEPT) this.lines = this.lines.slice(-KEPT)
  }

  /** The newest `limit` lines that match, oldest first. */
  read(match: { requestId?: string; function?: string }, limit: number): LogLine[] {
    return this.lines
      .slice(-KEPT)
      .filter((line) => match.requestId === undefined || line.requestId === match.requestId)
      .filter((line) => match.function === undefined || line.function === match.function)
      .slice(-limit)
  }
}
