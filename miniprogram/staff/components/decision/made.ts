import type { Decision, Tick, TicketCase } from '../serving/matter'
import { t } from './words'

export type Kind = 'notice' | 'accept' | 'deny'
type Paper = TicketCase['papers'][number]

export const reasonKeys = ['review', 'meeting', 'publicNotice', 'otherUnits', 'system'] as const

const empty = {
  reason: '',
  days: '',
  basis: '',
  clause: '',
  ground: '',
  appeal: '',
  matter: '',
  todo: '',
  override: '',
  name: '',
}
export type Values = typeof empty
export const noValues = (): Values => ({ ...empty })

/** One paper that isn't there or isn't right, and what the notice says of it. */
export interface Line {
  readonly n: number
  readonly name: string
  readonly mark: Tick['mark']
  readonly remark: string
  readonly options: readonly { readonly key: string; readonly label: string }[]
}

/** A required paper that nobody ticked is missing; one that only some need isn't, unless the clerk says so. */
export const lineOf = ({ n, name, mark, need, remark }: Paper): Line => ({
  n,
  name,
  mark: mark === 'open' && need === 'required' ? 'missing' : mark,
  remark: remark ?? '',
  options: (need === 'required'
    ? (['missing', 'wrong'] as const)
    : (['open', 'missing', 'wrong'] as const)
  ).map((key) => ({ key, label: t(key) })),
})

/** What the page sends: the decision, the papers as they are told, and the name that was asked for. */
export interface Made {
  readonly decision: Exclude<Decision, { kind: 'finish' }>
  readonly ticks: readonly Tick[]
  readonly name: string
}

interface Asked {
  readonly asksName: boolean
  readonly isSecond: boolean
  /** The sheet promises no days: how many is asked for. */
  readonly asksDays: boolean
}

const tickOf = ({ n, mark, remark }: Line): Tick => ({
  n,
  mark,
  ...(mark === 'wrong' && remark.trim() !== '' ? { remark: remark.trim() } : {}),
})

const wantedOf = (kind: Kind, values: Values, { asksName, isSecond, asksDays }: Asked): (keyof Values)[] => [
  ...(asksName ? (['name'] as const) : []),
  ...(kind === 'accept' ? (['reason'] as const) : []),
  ...(kind === 'accept' && asksDays ? (['days'] as const) : []),
  ...(kind === 'deny' ? (['clause', 'ground', 'appeal'] as const) : []),
  ...(kind === 'notice' && isSecond ? (['override'] as const) : []),
  ...(kind === 'notice' && values.matter.trim() !== '' ? (['todo'] as const) : []),
]

const decisionOf = (kind: Kind, values: Values, { asksDays }: Asked): Made['decision'] => {
  switch (kind) {
    case 'notice':
      return {
        kind,
        input: {
          matters: values.matter === '' ? [] : [{ name: values.matter, todo: values.todo }],
          ...(values.override === '' ? {} : { override: values.override }),
        },
      }
    case 'accept':
      return { kind, input: { reason: values.reason, ...(asksDays ? { days: Number(values.days) } : {}) } }
    case 'deny': {
      const { basis, clause, ground, appeal } = values
      const known = (['law', 'policy', 'schoolRule'] as const).find((one) => one === basis) ?? 'schoolRule'
      return { kind, input: { basis: known, clause, ground, appeal } }
    }
  }
}

/** A form as it is sent, or the fields that are still empty. */
export const madeOf = (
  kind: Kind,
  typed: Values,
  lines: readonly Line[],
  asked: Asked,
): Made | { readonly empty: (keyof Values)[] } => {
  const entries = Object.entries(typed).map(([key, value]) => [key, value.trim()])
  const values = Object.fromEntries(entries) as Values
  const missing = wantedOf(kind, values, asked).filter((key) => values[key] === '')
  if (missing.length > 0) return { empty: missing }
  return {
    decision: decisionOf(kind, values, asked),
    ticks: kind === 'notice' ? lines.map(tickOf) : [],
    name: values.name,
  }
}
