import type { Input, Output } from '../../api/call'
import { t } from './words'

export type ForWhom = Input<'people', 'makeCodes'>['for']
type Part = Output<'people', 'makeCodes'>

/** What a list has come to so far. */
export interface Made {
  readonly made: number
  readonly bound: number
  readonly hasCode: number
  readonly hasRole: number
  readonly unknown: readonly string[]
}

export const nothing: Made = { made: 0, bound: 0, hasCode: 0, hasRole: 0, unknown: [] }

export const withPart = (so: Made, { made, without, unknown }: Part): Made => ({
  made: so.made + made,
  bound: so.bound + without.bound,
  hasCode: so.hasCode + without.hasCode,
  hasRole: so.hasRole + without.hasRole,
  unknown: [...so.unknown, ...unknown],
})

/** Who got none, and why, as rows. */
export const withoutRows = ({ bound, hasCode, hasRole, unknown }: Made) => [
  ...(['bound', 'hasCode', 'hasRole'] as const).flatMap((why) => {
    const count = { bound, hasCode, hasRole }[why]
    return count === 0 ? [] : [{ why, title: t(why), value: t('people', { count }), caption: '' }]
  }),
  ...(unknown.length === 0
    ? []
    : [
        {
          why: 'unknown',
          title: t('unknown'),
          value: t('people', { count: unknown.length }),
          caption: unknown.slice(0, 8).join('、') + (unknown.length > 8 ? ' …' : ''),
        },
      ]),
]

/** Numbers as somebody pastes them: a column, or words between commas. */
export const numbersIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,，;；、]+/).filter((no) => no !== '')),
]
