import type { Day } from '../../_kernel/time'
import type { Passed } from '../../_shared/training'
import type { Posting, PostKind } from '../posting/posting'
import { isFit } from '../posting/post'

/** A window as the roster sees it on one day. */
export interface RosterWindow {
  readonly windowId: string
  readonly no: number
  /** Whether it serves the public that day: nobody is missed at a closed window. */
  readonly isOpen: boolean
  readonly services: readonly string[]
}

export interface RosterBasis {
  readonly day: Day
  readonly windows: readonly RosterWindow[]
  readonly postings: readonly Posting[]
  /** People who aren't there all that day, by person id. */
  readonly away: ReadonlySet<string>
  /** Who stands in at a window for somebody's leave, by window id: B, or whom the centre assigned (§23). */
  readonly standIns?: ReadonlyMap<string, string>
  /** Who keeps a window on a day off, by window id: nobody else is expected there (§22). */
  readonly onDuty?: ReadonlyMap<string, readonly string[]>
  readonly passed: (personId: string) => Passed
}

/** Why an alternate doesn't stand in. */
export type NoStandIn = 'noAlternate' | 'away' | 'primaryElsewhere' | 'standsInElsewhere' | 'notTrained'

export type Expected =
  | { readonly kind: 'closed' }
  | { readonly kind: 'primary'; readonly personId: string }
  | {
      readonly kind: 'standIn'
      readonly personId: string
      readonly why: 'vacant' | 'relieved' | 'away' | 'notTrained'
    }
  | { readonly kind: 'duty'; readonly personIds: readonly string[] }
  | { readonly kind: 'nobody'; readonly why: NoStandIn }

export interface RosterRow {
  readonly windowId: string
  readonly no: number
  readonly primary?: string
  readonly alternate?: string
  readonly expected: Expected
  /** Seats that nobody holds that day, whether the window is open or not (§9 §10). */
  readonly vacant: readonly PostKind[]
}

/** Whether a posting fills its seat on a day. */
const isOn = (posting: Posting, day: Day): boolean =>
  posting.state !== 'coming' && posting.from <= day && (posting.state !== 'ended' || day <= posting.to)

const isRelieved = (posting: Posting, day: Day): boolean =>
  posting.state !== 'coming' && posting.relievedOn !== undefined && posting.relievedOn <= day

/**
 * Who is expected at which window on a day (§10): A; where A isn't there, B, unless she is away, not trained for all
 * services (§13), is A of an open window herself, or already stands in at a window before this one. On a day off it is
 * whoever the unit put on duty (§22).
 * Worked out anew each time from postings, absences and certificates; nothing of it is stored.
 */
export const rosterOf = ({
  day,
  windows,
  postings,
  away,
  standIns = new Map(),
  onDuty = new Map(),
  passed,
}: RosterBasis): RosterRow[] => {
  const on = postings.filter((posting) => isOn(posting, day))
  const holder = (windowId: string, kind: PostKind) =>
    on.find((posting) => posting.windowId === windowId && posting.kind === kind)
  const whyNot = (posting: Posting | undefined, one: RosterWindow) => {
    if (posting === undefined) return 'vacant'
    if (isRelieved(posting, day)) return 'relieved'
    if (away.has(posting.personId)) return 'away'
    return isFit(posting.kind, passed(posting.personId), one.services) ? undefined : 'notTrained'
  }
  const sorted = [...windows].sort((one, other) => one.no - other.no)
  const atOwn = new Set(
    sorted.flatMap((one) => {
      const primary = holder(one.windowId, 'primary')
      return one.isOpen && primary !== undefined && whyNot(primary, one) === undefined
        ? [primary.personId]
        : []
    }),
  )
  const standingIn = new Set<string>()
  const expectedAt = (one: RosterWindow): Expected => {
    if (!one.isOpen) return { kind: 'closed' }
    const duty = onDuty.get(one.windowId)
    if (duty !== undefined) return { kind: 'duty', personIds: duty }
    const primary = holder(one.windowId, 'primary')
    const why = whyNot(primary, one)
    if (primary !== undefined && why === undefined) return { kind: 'primary', personId: primary.personId }
    const agreed = standIns.get(one.windowId)
    if (why === 'away' && agreed !== undefined) return { kind: 'standIn', personId: agreed, why }
    const alternate = holder(one.windowId, 'alternate')
    const whyNotB = whyNot(alternate, one)
    if (alternate === undefined || whyNotB === 'vacant' || whyNotB === 'relieved')
      return { kind: 'nobody', why: 'noAlternate' }
    if (whyNotB !== undefined) return { kind: 'nobody', why: whyNotB }
    if (atOwn.has(alternate.personId)) return { kind: 'nobody', why: 'primaryElsewhere' }
    if (standingIn.has(alternate.personId)) return { kind: 'nobody', why: 'standsInElsewhere' }
    standingIn.add(alternate.personId)
    return { kind: 'standIn', personId: alternate.personId, why: why ?? 'vacant' }
  }
  return sorted.map((one) => {
    const primary = holder(one.windowId, 'primary')
    const alternate = holder(one.windowId, 'alternate')
    return {
      windowId: one.windowId,
      no: one.no,
      ...(primary === undefined ? {} : { primary: primary.personId }),
      ...(alternate === undefined ? {} : { alternate: alternate.personId }),
      expected: expectedAt(one),
      vacant: [
        ...(primary === undefined ? ['primary' as const] : []),
        ...(alternate === undefined ? ['alternate' as const] : []),
      ],
    }
  })
}
