/** How long a newcomer waits, in minutes; `paused`: nobody calls. */
export type Wait =
  | { readonly kind: 'none' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }

/** A line of today as `site` publishes it. */
export interface Board {
  readonly lineId: string
  readonly name: string
  readonly windows: readonly {
    readonly windowNo: number
    readonly state: 'closed' | 'paused' | 'idle' | 'called' | 'serving'
    readonly number?: string
    readonly place: string
  }[]
  /** Newest first; `at` is when it was last called, `times` how often. */
  readonly calls: readonly {
    readonly number: string
    readonly windowNo: number
    readonly at: string
    readonly times: number
  }[]
  readonly waitingCount: number
  /** When the public is served: until when, or from when on. */
  readonly opening:
    | { readonly kind: 'open' }
    | { readonly kind: 'opens'; readonly day: string; readonly at: string }
    | { readonly kind: 'unknown' }
  readonly wait: Wait
}

/** 约 10–20 分: always a range or a round figure, never an exact minute. `unit` is 分 or 分钟. */
export const waitWords = (wait: Wait, unit: string): string => {
  if (wait.kind === 'none') return '不用等'
  if (wait.kind === 'paused') return '暂停叫号'
  const isOne = wait.from === 0 || wait.from === wait.to
  return isOne ? `约 ${String(wait.to)} ${unit}` : `约 ${String(wait.from)}–${String(wait.to)} ${unit}`
}
