import type { Failure } from '../api/call'
import { kindOf } from '../components/state-view/state-view'
import { failed, type Failed } from './failed'

/** A thing, or why it isn't there. */
export type Answered<Thing> =
  { readonly ok: true; readonly value: Thing } | { readonly ok: false; readonly error: Failure }

/** A page that shows one thing and makes its moves. */
interface ThingPage {
  readonly data: { readonly isBusy: boolean }
  /** Shows it anew, where it isn't the thing that a move answers with. */
  fetch?: () => unknown
  setData(data: { isBusy?: boolean; failed?: Failed | null; blank?: string; blankText?: string }): void
}

/** Fetches what a page shows; what went wrong stands in its place. */
export const fetchThing = async <Thing>(
  page: ThingPage,
  fetching: Promise<Answered<Thing>>,
  show: (thing: Thing) => void,
): Promise<void> => {
  const answer = await fetching
  void wx.stopPullDownRefresh()
  if (answer.ok) show(answer.value)
  else page.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
}

/** Makes one move at a time and shows what has become of the thing; a refusal stands on its card. */
export const moveThing = async <Thing>(
  page: ThingPage,
  send: () => Promise<Answered<Thing>>,
  show: (thing: Thing) => void,
): Promise<void> => {
  if (page.data.isBusy) return
  page.setData({ isBusy: true, failed: null })
  const answer = await send()
  page.setData({ isBusy: false })
  if (answer.ok) show(answer.value)
  else {
    page.setData({ failed: failed(answer.error) })
    // Somebody else was faster: what stands there is no longer so.
    if (answer.error.code === 'MOVED_ON') void page.fetch?.()
  }
}
