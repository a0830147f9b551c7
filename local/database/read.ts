import { limits } from './cloud-facts'
import type { Document } from './ejson'
import { toStored } from './ejson'
import { failed } from './fault'
import { countFrom, filterOf, objectFrom, orderOf, type Body } from './request'
import { project } from './project'
import { select, type Selection, type Selected } from './select'
import type { Entry, Table } from './table'
import type { Tally } from './tally'

/** Searches and notes what it cost. `needed` counts what was answered where that isn't the number of documents. */
export function search(table: Table, selection: Selection, tally: Tally): Selected {
  const selected = select(table, selection)
  const asksForSome = Object.keys(selection.filter).length > 0
  tally.search(table.name, {
    read: selected.read,
    returned: selected.entries.length,
    hasIndex: selected.index !== undefined,
    asksForSome,
    query: JSON.stringify({ where: selection.filter, orderBy: selection.order ?? [] }),
  })
  return selected
}

/** `database.getDocument`: the documents as EJSON texts, at most `most` of them. */
export function getDocuments(
  table: Table,
  body: Body,
  most: { readonly usual: number; readonly most: number },
  tally: Tally,
  now: Date,
): Document {
  const offset = countFrom(body.offset, 'offset', 0)
  const asked = countFrom(body.limit, 'limit', most.usual)
  const limit = Math.min(asked === 0 ? most.usual : asked, most.most)
  const selection = { filter: filterOf(body, now), order: orderOf(body, now), skip: offset, limit }
  const list = texts(search(table, selection, tally).entries, body, now)
  return { list, offset, limit, total: list.length }
}

/** `database.calculateDocument`. */
export const countDocuments = (table: Table, body: Body, tally: Tally, now: Date): Document => ({
  total: search(table, { filter: filterOf(body, now) }, tally).entries.length,
})

/** The texts of documents under the request's projection. */
export function texts(entries: readonly Entry[], body: Body, now: Date): string[] {
  if (body.projection === undefined || body.projection === null)
    return answerable(entries.map(({ text }) => text))
  const projection = objectFrom(body.projection, 'projection', now)
  const documents = entries.map(({ document }) => document)
  return answerable(project(documents, projection).map(toStored))
}

/** Passes on what an answer may hold, in bytes; more is an error as in the service. */
export function answerable(list: string[]): string[] {
  let bytes = 0
  for (const text of list) bytes += Buffer.byteLength(text)
  if (bytes > limits.answerBytes) throw failed('the answer exceeds 16 MB: ask for fewer documents or fields')
  return list
}
