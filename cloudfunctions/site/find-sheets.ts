import { cached } from '../_kernel/cached'
import { get } from '../_kernel/store'
import { SearchIndexes, storedIndex } from '../_shared/search-index'
import type { ServiceSheet } from '../_shared/service-sheet'
import type { Catalogue } from './catalogue'

const SHOWN = 20

/** The phone's own search over the phone's own index, opened once a version; nothing until there is one. */
const opened = (() => {
  let kept: { version: string; find: (query: string) => Found } | undefined
  return cached(20, async () => {
    const current = await get(SearchIndexes, 'current')
    if (current === undefined || kept?.version === current.version) return kept
    const text = await storedIndex(current)
    if (text === undefined) return kept
    const [{ openIndex }, { search }] = await Promise.all([
      import('../../miniprogram/search/open'),
      import('../../miniprogram/search/search'),
    ])
    const index = openIndex(text)
    const find = (query: string): Found => {
      const { kind, results } = search(index, query)
      return { isAnswer: kind !== 'none', codes: results.map(({ code }) => code) }
    }
    kept = { version: current.version, find }
    return kept
  })
})()

interface Found {
  /** False: what follows comes near, and answers nothing. */
  readonly isAnswer: boolean
  readonly codes: readonly string[]
}

/** Where the index isn't built yet, names and aliases that hold the words. */
const plainly = (query: string, { sheets }: Catalogue): Found => {
  const words = query.toLowerCase()
  const holds = ({ code, name, nameEn, aliases }: ServiceSheet): boolean =>
    [code, name, nameEn, ...aliases].some((text) => text.toLowerCase().includes(words))
  const codes = sheets.filter(holds).map(({ code }) => code)
  return { isAnswer: codes.length > 0, codes }
}

/** The sheets that answer a query, best first, as the phone would show them. */
export const findSheets = async (
  query: string,
  known: Catalogue,
): Promise<{ readonly isAnswer: boolean; readonly sheets: readonly ServiceSheet[] }> => {
  const { isAnswer, codes } = (await opened())?.find(query) ?? plainly(query, known)
  const sheets = codes.flatMap((code) => known.byCode.get(code)?.sheet ?? []).slice(0, SHOWN)
  return { isAnswer: isAnswer && sheets.length > 0, sheets }
}
