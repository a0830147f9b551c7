import { covers, type Span } from '../../_kernel/span'

export const nowStates = ['serving', 'called', 'idle', 'paused', 'notOpen', 'empty', 'closed'] as const
/**
 * A window as it is now: what its counter says while one is open; otherwise `notOpen` with somebody there, `empty`
 * with nobody in its hours, `closed` outside of them.
 */
export type NowState = (typeof nowStates)[number]

interface Seen {
  /** When it serves the public today. */
  readonly spans: readonly Span[]
  /** What its counter says, where one is open or paused. */
  readonly counter: 'serving' | 'called' | 'idle' | 'paused' | undefined
  readonly isStaffed: boolean
  /** The last minute at which anybody who was there today went. */
  readonly lastOut: number | undefined
}

/** The state of a window at a minute of the day, and for how many minutes it has stood empty. */
export const windowNow = (
  { spans, counter, isStaffed, lastOut }: Seen,
  minute: number,
): { readonly state: NowState; readonly emptyMinutes: number } => {
  if (counter !== undefined) return { state: counter, emptyMinutes: 0 }
  const running = spans.find((span) => covers([span], minute))
  if (running === undefined) return { state: 'closed', emptyMinutes: 0 }
  if (isStaffed) return { state: 'notOpen', emptyMinutes: 0 }
  return { state: 'empty', emptyMinutes: minute - Math.max(running.from, lastOut ?? 0) }
}

interface Press {
  readonly personId: string
  readonly windowId?: string | undefined
  readonly direction: 'in' | 'out'
  readonly minute: number
}

/** Who is in now, at which window: by the last press of each; where none names a window, at their own. */
export const presenceOf = (
  presses: readonly Press[],
  ownWindowOf: (personId: string) => string | undefined,
): {
  readonly isStaffed: (windowId: string) => boolean
  readonly lastOut: (windowId: string) => number | undefined
} => {
  const last = new Map<string, Press>()
  for (const press of [...presses].sort((one, other) => one.minute - other.minute))
    last.set(press.personId, press)
  const at = ({ personId, windowId }: Press) => windowId ?? ownWindowOf(personId)
  const all = [...last.values()]
  return {
    isStaffed: (windowId) => all.some((press) => press.direction === 'in' && at(press) === windowId),
    lastOut: (windowId) => {
      const outs = all.filter((press) => press.direction === 'out' && at(press) === windowId)
      return outs.length === 0 ? undefined : Math.max(...outs.map(({ minute }) => minute))
    },
  }
}
