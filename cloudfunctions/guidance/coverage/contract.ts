import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Empty, Id, Instant, words } from '../../_kernel/values'
import { ServiceCode } from '../../_shared/service-sheet'
import { coveragePlans } from './shape'

const centre = ['centreStaff', 'centreAdmin', 'steeringOffice'] as const
const writers = ['unitHead', 'centreStaff', 'centreAdmin'] as const

const Matter = v.strictObject({
  key: Id,
  code: v.optional(ServiceCode),
  name: v.string(),
  reason: v.optional(v.string()),
  plan: v.optional(v.picklist(coveragePlans)),
  planOn: v.optional(Day),
  isLate: v.boolean(),
})

export const coverageContract = {
  coverageList: {
    summary:
      '未进驻事项: matters neither at a window nor in the online hall, of all units or of those that I head (§6)',
    who: [...centre, 'unitHead'],
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      units: v.array(
        v.strictObject({
          unitId: Id,
          unitName: v.string(),
          /** Matters with a published sheet, covered or not. */
          published: Count,
          matters: v.array(Matter),
        }),
      ),
      mayWrite: v.boolean(),
      mayExport: v.boolean(),
      seenAt: Instant,
    }),
    refuses: [],
  },
  saveCoverage: {
    summary:
      '登记未进驻事项: why it is not here, and when it comes; of a sheet or of a matter without one (§6)',
    who: writers,
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({
      unitId: Id,
      /** Of one that is on the list; nothing for a matter that is named anew. */
      key: v.optional(Id),
      name: words(40),
      reason: words(300),
      plan: v.picklist(coveragePlans),
      planOn: v.optional(Day),
    }),
    output: Matter,
    refuses: ['COVERAGE_UNKNOWN', 'PLAN_DAY_MISSING', 'PLAN_DAY_PAST', 'COVERAGE_FULL'],
  },
  endCoverage: {
    summary: '移出未进驻事项: it is covered now, or was named by mistake (§6)',
    who: writers,
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({ unitId: Id, key: Id }),
    output: v.strictObject({ key: Id }),
    refuses: ['COVERAGE_UNKNOWN', 'COVERAGE_OF_SHEET'],
  },
  exportCoverage: {
    summary: '导出未进驻事项: a workbook (§6)',
    who: centre,
    kind: 'command',
    input: Empty,
    output: v.strictObject({ link: v.string(), matters: Count }),
    refuses: [],
  },
} as const satisfies Contract
