import * as v from 'valibot'
import { Count, stamps } from '../../_kernel/values'
import { proofKinds } from './proof'

const ProofKind = v.picklist(proofKinds)
/** A Wi-Fi base station as `wx.getConnectedWifi` names it, small letters. */
export const Bssid = v.pipe(v.string(), v.toLowerCase(), v.regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/))
const Degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most))
export const Place = { latitude: Degrees(90), longitude: Degrees(180) }

/** What the centre decides about clocking (§21). */
export const policyFields = {
  /** Proofs that count, each once. */
  counts: v.pipe(
    v.array(ProofKind),
    v.minLength(1),
    v.maxLength(3),
    v.check((kinds) => new Set(kinds).size === kinds.length, 'each proof once'),
  ),
  needed: v.pipe(Count, v.minValue(1), v.maxValue(3)),
  bssids: v.pipe(v.array(Bssid), v.maxLength(40)),
  /** The hall in gcj02, and how far from its middle one is still in it, metres. */
  fence: v.optional(v.strictObject({ ...Place, radius: v.pipe(Count, v.minValue(20), v.maxValue(1000)) })),
  graceMinutes: v.pipe(Count, v.maxValue(15)),
  /** Which figure of a window must reach 100 %: A and B added up, or the time with anybody there (§21). */
  mustCover: v.optional(v.picklist(['sum', 'union']), 'sum'),
}
export const ClockPolicy = v.strictObject({ _id: v.literal('main'), ...policyFields, ...stamps })
export type ClockPolicy = v.InferOutput<typeof ClockPolicy>

type Settings = Pick<ClockPolicy, 'counts' | 'needed' | 'bssids' | 'graceMinutes' | 'mustCover'> &
  Partial<Pick<ClockPolicy, 'fence'>>

/** Until the centre decides: any proof, and the code on the screen always works. */
export const firstPolicy: Settings = {
  counts: ['code', 'wifi', 'location'],
  needed: 1,
  bssids: [],
  graceMinutes: 0,
  mustCover: 'sum',
}

export type PolicyFault = 'tooMany' | 'noWifi' | 'noFence' | 'noCode'

/**
 * What makes a policy one that nobody could keep, or nothing. The code stays: whoever refuses their position, or has
 * no Wi-Fi, must be able to clock as well (§21).
 */
export const faultOf = ({ counts, needed, bssids, fence }: Settings): PolicyFault | undefined => {
  if (!counts.includes('code')) return 'noCode'
  if (counts.includes('wifi') && bssids.length === 0 && needed > 1) return 'noWifi'
  if (counts.includes('location') && fence === undefined && needed > 1) return 'noFence'
  return needed > counts.length ? 'tooMany' : undefined
}
