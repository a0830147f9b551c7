import type { Day } from '../../_kernel/time'
import type { Notice } from '../../_shared/notice'

/** What is wrong with the days of a notice: it ends before it begins, or nobody would ever see it. */
export const daysFault = (
  { from, to }: Pick<Notice, 'from' | 'to'>,
  today: Day,
): 'backwards' | 'past' | undefined => (to < from ? 'backwards' : to < today ? 'past' : undefined)

export const placeOf = (from: Day, id: string): string => `${from}:${id}`

type Button = 'save' | 'publish' | 'drop' | 'withdraw'

/** What can be done with a notice as it is. */
export const noticeButtons: Record<Notice['state'], readonly Button[]> = {
  draft: ['save', 'publish', 'drop'],
  published: ['withdraw'],
  withdrawn: [],
}
