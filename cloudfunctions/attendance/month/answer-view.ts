import type * as v from 'valibot'
import type { Day } from '../../_kernel/time'
import type { PersonMonth } from './contract'
import type { Month, MonthAnswer, PersonRow } from './record'

type View = v.InferOutput<typeof PersonMonth>

/** What somebody said to their month, as pages show it. */
export const answerView = (
  { state, hash, reason, decision }: MonthAnswer,
  row: Pick<PersonRow, 'hash'>,
): NonNullable<View['answer']> => ({
  state,
  isCurrent: hash === row.hash,
  ...(reason === undefined ? {} : { reason }),
  ...(decision === undefined ? {} : { decision }),
})

/**
 * What somebody can still say to what their month says now (§25): until its last day; who said yes may yet see what
 * is wrong, and what the centre has decided is decided. While an objection waits there is nothing to add.
 */
export const answersLeft = (
  { state, respondBy }: Pick<Month, 'state' | 'respondBy'>,
  row: Pick<PersonRow, 'hash'>,
  answer: Pick<MonthAnswer, 'hash' | 'isWaiting' | 'state'> | undefined,
  today: Day,
): readonly ('confirm' | 'object')[] => {
  if (state === 'computing' || today > respondBy || answer?.isWaiting === true) return []
  if (answer?.hash !== row.hash) return ['confirm', 'object']
  return answer.state === 'confirmed' ? ['object'] : []
}
