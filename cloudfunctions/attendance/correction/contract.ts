import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { correctionStates } from './shape'
import { SlotView } from '../day-schema'
import { proofFiles } from '../leave/shape'
import { directions } from '../clock/punch'

const staff = ['windowStaff'] as const
const centre = ['centreStaff', 'centreAdmin'] as const

/** One correction, as its author and the centre see it. */
export const CorrectionView = v.strictObject({
  correctionId: Id,
  name: v.string(),
  windowNo: Count,
  day: Day,
  direction: v.picklist(directions),
  minute: Count,
  reason: v.string(),
  evidence: v.string(),
  files: v.array(v.strictObject({ kind: v.picklist(proofFiles), at: Count })),
  state: v.picklist(correctionStates),
  refusal: v.optional(v.string()),
  /** What the clock says of that day's slot, without the correction. */
  clocked: v.strictObject({ in: v.optional(Count), out: v.optional(Count) }),
  isMine: v.boolean(),
  askedAt: Instant,
})

const onCorrection = { correctionId: Id }

export const correctionContract = {
  correctable: {
    summary:
      '可补卡的日子: my last days whose deadline has not passed, and how many are left this month (§21)',
    who: staff,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      days: v.array(v.strictObject({ day: Day, until: Day, left: Count, slots: v.array(SlotView) })),
      corrections: v.array(CorrectionView),
      seenAt: Instant,
    }),
    refuses: [],
  },
  askCorrection: {
    summary:
      '补卡: says when one came or went and what shows it; three a month, within three working days (§21)',
    who: staff,
    kind: 'command',
    input: v.strictObject({
      day: Day,
      direction: v.picklist(directions),
      minute: v.pipe(Count, v.maxValue(1440)),
      reason: words(300),
      evidence: words(300),
      uploads: v.optional(v.pipe(v.array(Id), v.maxLength(3))),
    }),
    output: CorrectionView,
    refuses: ['NO_POST', 'CORRECTION_WRONG', 'CORRECTION_LATE', 'CORRECTIONS_SPENT', 'CORRECTION_OPEN'],
  },
  withdrawCorrection: {
    summary: '撤回补卡: before it is decided (§21)',
    who: staff,
    kind: 'command',
    input: v.strictObject(onCorrection),
    output: CorrectionView,
    refuses: ['CORRECTION_DECIDED'],
  },
  corrections: {
    summary: '待批补卡: what waits for the centre, oldest first (§21)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ corrections: v.array(CorrectionView), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  decideCorrection: {
    summary: '批补卡: it counts beside the punches, which stay as they are; or why not (§21)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onCorrection, refusal: v.optional(words(300)) }),
    output: CorrectionView,
    refuses: ['CORRECTION_DECIDED', 'OWN_CORRECTION'],
  },
  correctionFile: {
    summary: '看补卡附件: a link for five minutes, for its author and the centre',
    who: 'member',
    kind: 'query',
    input: v.strictObject({ ...onCorrection, at: Count }),
    output: v.strictObject({ link: v.string(), kind: v.picklist(proofFiles) }),
    refuses: [],
  },
} as const satisfies Contract
