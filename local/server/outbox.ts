import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'

/** A subscribe message that WeChat would have delivered. */
export interface SentMessage {
  readonly at: string
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

type Entry =
  | { readonly kind: 'accepted'; readonly openid: string; readonly templateId: string }
  | ({ readonly kind: 'sent' } & SentMessage)

const KEPT = 2000

/**
 * What would have gone out, and how often each person has agreed to a template: one agreement is one message, as
 * in WeChat. Written to a file line by line, on disk before it is answered.
 */
export class Outbox {
  private sent: SentMessage[] = []
  private readonly quota = new Map<string, number>()
  private readonly handle: number | undefined

  /** @param folder where it is kept; nothing for a cloud in memory. */
  constructor(folder: string | undefined) {
    if (folder === undefined) return
    const file = path.join(folder, 'outbox.jsonl')
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    // The last line may be cut off by a crash: it was not answered then.
    for (const line of lines) if (line.endsWith('}')) this.apply(JSON.parse(line) as Entry)
    this.handle = openSync(file, 'a')
    if (lines.length > 0 && lines.at(-1) !== '') writeSync(this.handle, '\n')
  }

  /** A person allowed one message of each of these templates. */
  accept(openid: string, templateIds: readonly string[]): void {
    for (const templateId of templateIds) this.record({ kind: 'accepted', openid, templateId })
  }

  /** Sends when the person has agreed and uses one agreement up; false when there is none left. */
  send(message: SentMessage): boolean {
    if (this.left(message.openid, message.templateId) === 0) return false
    this.record({ kind: 'sent', ...message })
    return true
  }

  /** Messages that a person may still get of a template. */
  left(openid: string, templateId: string): number {
    return this.quota.get(`${openid} ${templateId}`) ?? 0
  }

  /** The newest messages, latest first; only one person's when named. */
  read(openid?: string): SentMessage[] {
    return this.sent.filter((message) => openid === undefined || message.openid === openid).reverse()
  }

  close(): void {
    if (this.handle !== undefined) closeSync(this.handle)
  }

  private record(entry: Entry): void {
    if (this.handle !== undefined) {
      writeSync(this.handle, `${JSON.stringify(entry)}\n`)
      fsyncSync(this.handle)
    }
    this.apply(entry)
  }

  private apply(entry: Entry): void {
    const key = `${entry.openid} ${entry.templateId}`
    const before = this.quota.get(key) ?? 0
    if (entry.kind === 'accepted') {
      this.quota.set(key, before + 1)
      return
    }
    this.quota.set(key, before - 1)
    const { at, openid, templateId, page, data } = entry
    this.sent.push({ at, openid, templateId, page, data })
    if (this.sent.length > 2 * KEPT) this.sent = this.sent.slice(-KEPT)
  }
}
