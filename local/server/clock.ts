import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Milliseconds between two notes of the time on disk; after a crash the clock goes on from the note's lead. */
const NOTE_EVERY = 5000
const LEAD = 2 * NOTE_EVERY

export class ClockBackwards extends Error {
  constructor(readonly latest: Date) {
    super(`The clock stands at ${latest.toISOString()} and can't be set back`)
  }
}

const noted = (file: string): number => {
  try {
    const { latest } = JSON.parse(readFileSync(file, 'utf8')) as { latest?: unknown }
    return typeof latest === 'number' ? latest : Number.NEGATIVE_INFINITY
  } catch {
    return Number.NEGATIVE_INFINITY
  }
}

/**
 * The set clock: runs at the machine's pace from wherever it was set, and never backwards over a data folder. What
 * is on disk is always ahead of what anybody was told, so that it holds after a crash too.
 */
export class Clock {
  private offset = 0
  private latest: number
  private timer: NodeJS.Timeout | undefined
  private readonly file: string | undefined

  /** @param folder where the time is noted; nothing for a cloud in memory. */
  constructor(start: Date | 'real', folder: string | undefined) {
    this.file = folder === undefined ? undefined : path.join(folder, 'clock.json')
    this.latest = this.file === undefined ? Number.NEGATIVE_INFINITY : noted(this.file)
    const begin = start === 'real' ? Date.now() : start.getTime()
    this.offset = Math.max(begin, this.latest) - Date.now()
    this.note(LEAD)
    this.timer = setInterval(() => {
      try {
        this.note(LEAD)
      } catch (error) {
        // A full disk must not end the server: writes are refused one by one, and reading goes on.
        console.error(`The clock can't be noted: ${error instanceof Error ? error.message : String(error)}`)
      }
    }, NOTE_EVERY)
    this.timer.unref()
  }

  now(): Date {
    this.latest = Math.max(this.latest, Date.now() + this.offset)
    return new Date(this.latest)
  }

  /** Milliseconds that this clock is ahead of the machine's. */
  ahead(): number {
    return this.now().getTime() - Date.now()
  }

  /** Sets it forward. @throws ClockBackwards */
  set(to: Date | 'real'): void {
    const target = to === 'real' ? Date.now() : to.getTime()
    if (target < this.now().getTime()) throw new ClockBackwards(this.now())
    this.offset = target - Date.now()
    this.note(LEAD)
  }

  close(): void {
    clearInterval(this.timer)
    this.timer = undefined
    this.note(0)
  }

  private note(lead: number): void {
    if (this.file === undefined) return
    const partial = `${this.file}.part`
    writeFileSync(partial, JSON.stringify({ latest: this.now().getTime() + lead }), { flush: true })
    renameSync(partial, this.file)
  }
}

/** When a folder's clock last stood, if it has one. */
export const notedTime = (folder: string): Date | undefined => {
  const latest = noted(path.join(folder, 'clock.json'))
  return Number.isFinite(latest) ? new Date(latest) : undefined
}
