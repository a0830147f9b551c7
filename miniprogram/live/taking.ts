import { attempt } from '../api/attempt'
import type { Input } from '../api/call'
import { go } from './go'
import { refreshHall } from './hall'
import { follow } from './mine'
import { refused, type Refused } from './refused'

/** What a page shows while a number is taken: `isTaking` on the button, `refused` as a card. */
interface Taker {
  setData(data: { isTaking?: boolean; refused?: Refused | null }): void
}

/**
 * 取号: takes a number on a line for a service and opens the ticket. What is refused or lost is shown by the page
 * as `data.refused`; pressing again after a loss takes effect once. `pass` names the case that one comes back for.
 */
export const takeNumber = async (
  page: Taker,
  lineId: string,
  service: string,
  pass: Pick<Input<'queue', 'takeNumber'>, 'passId' | 'slipCode'> = {},
): Promise<void> => {
  page.setData({ isTaking: true, refused: null })
  const answer = await attempt(page, 'queue', 'takeNumber', {
    lineId,
    service,
    ...pass,
  })
  if (!answer.ok) {
    page.setData({ isTaking: false, refused: refused('takeNumber', answer.error) })
    return
  }
  follow(answer.value)
  go(`/pages/ticket/ticket?id=${answer.value.ticketId}`)
  page.setData({ isTaking: false })
  void refreshHall()
}
