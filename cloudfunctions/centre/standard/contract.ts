import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Empty, Instant, words } from '../../_kernel/values'

const Version = v.pipe(Count, v.minValue(1))
const MOST_STANDARD = 8000

const Draft = v.strictObject({ title: v.string(), text: v.string(), effectiveFrom: Day })

export const standardContract = {
  standard: {
    summary: '服务规范: as it is in force or was in an earlier version, and whether I have to read it (§15)',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ version: v.optional(Version) }),
    output: v.strictObject({
      version: Version,
      title: v.string(),
      text: v.string(),
      effectiveFrom: Day,
      publishedOn: Day,
      /** The newest version is this one. */
      isNewest: v.boolean(),
      newest: Version,
      /** Who works at a window or behind it says that they have read it. */
      mayAcknowledge: v.boolean(),
      acknowledgedAt: v.optional(Instant),
    }),
    refuses: ['STANDARD_MISSING'],
  },
  acknowledgeStandard: {
    summary: '知悉规范: I have read this version (§15)',
    who: ['windowStaff', 'backOffice'],
    kind: 'command',
    input: v.strictObject({ version: Version }),
    output: v.strictObject({ version: Version, acknowledgedAt: Instant }),
    refuses: ['STANDARD_MISSING', 'STANDARD_CHANGED'],
  },
  standardDesk: {
    summary: '谁还没读规范: everybody who has to, of the whole hall or of my units (§14 §15)',
    who: ['centreStaff', 'centreAdmin', 'steeringOffice', 'unitHead'],
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      version: v.optional(Version),
      title: v.optional(v.string()),
      readBy: v.optional(Day),
      read: Count,
      missing: v.array(
        v.strictObject({
          name: v.string(),
          unitName: v.string(),
          windowNo: v.optional(Count),
          post: v.picklist(['primary', 'alternate', 'backOffice']),
        }),
      ),
      mayWrite: v.boolean(),
      seenAt: Instant,
      draft: v.optional(Draft),
    }),
    refuses: [],
  },
  saveStandard: {
    summary: '写规范: the draft of the next version (§15)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ title: words(40), text: words(MOST_STANDARD), effectiveFrom: Day }),
    output: Draft,
    refuses: [],
  },
  publishStandard: {
    summary: '发布规范: the draft becomes the next version, which everybody reads anew (§15)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ effectiveFrom: Day }),
    output: v.strictObject({ version: Version }),
    refuses: ['STANDARD_MISSING', 'STANDARD_PAST'],
  },
} as const satisfies Contract
