import type { Failure } from '../api/call'
import { kindOf } from '../components/state-view/state-view'

/** One page of a list that goes on by a cursor. */
export interface Part<Row> {
  readonly rows: readonly Row[]
  readonly cursor?: string | undefined
}

type Fetched<Row> =
  { readonly ok: true; readonly value: Part<Row> } | { readonly ok: false; readonly error: Failure }

/** What a page with such a list has in its data. */
interface Listing {
  readonly data: { readonly cursor: string; readonly isMore: boolean }
  setData(data: { cursor?: string; isMore?: boolean; hasFailedMore?: boolean }): void
}

/** Fetches the next part when its end is reached, one at a time, and hands it over; nothing where there is no more. */
export const fetchMore = async <Row>(
  page: Listing,
  fetch: (cursor: string) => Promise<Fetched<Row>>,
  add: (rows: readonly Row[]) => void,
): Promise<void> => {
  const { cursor, isMore } = page.data
  if (cursor === '' || isMore) return
  page.setData({ isMore: true, hasFailedMore: false })
  const answer = await fetch(cursor)
  // Another list was fetched meanwhile: these rows are none of its.
  if (page.data.cursor !== cursor) {
    page.setData({ isMore: false })
    return
  }
  if (!answer.ok) {
    page.setData({ isMore: false, hasFailedMore: true })
    return
  }
  add(answer.value.rows)
  page.setData({ isMore: false, cursor: answer.value.cursor ?? '' })
}

/** A page that shows a list of this name. */
interface Shown<List extends string> {
  readonly data: Readonly<Record<List, readonly unknown[]>>
  setData(data: Record<string, unknown>): void
}

/** Puts rows behind those that a page shows; only the new ones cross over to the view. */
export const append = <List extends string>(
  page: Shown<List>,
  list: List,
  rows: readonly unknown[],
): void => {
  const at = page.data[list].length
  page.setData(Object.fromEntries(rows.map((row, index) => [`${list}[${String(at + index)}]`, row])))
}

/** Fetches the next part when the end of a list is reached and puts it behind what the page shows. */
export const grow = <List extends string, Row>(
  page: Listing & Shown<List>,
  list: List,
  fetch: (cursor: string) => Promise<Fetched<Row>>,
): Promise<void> =>
  fetchMore(page, fetch, (rows) => {
    append(page, list, rows)
  })

/**
 * Fetches a list from its beginning and shows it, or why there is none. `isWanted`: whether it is still this list that
 * the page shows when the answer comes; another one that was chosen meanwhile has an answer of its own.
 */
export const renew = async <List extends string, Row>(
  page: Shown<List>,
  list: List,
  fetch: () => Promise<Fetched<Row>>,
  isWanted: () => boolean = () => true,
): Promise<void> => {
  const answer = await fetch()
  void wx.stopPullDownRefresh()
  if (!isWanted()) return
  if (answer.ok) {
    const { rows, cursor = '' } = answer.value
    page.setData({ blank: '', [list]: rows, cursor, hasFailedMore: false })
  } else page.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
}
