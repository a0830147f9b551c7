import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { nextCursor, numberKey } from '../../_kernel/cursor'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { inLanguage, isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import type { SheetContent } from '../../_shared/service-sheet'
import { SheetDrafts, SheetVersions } from '../collections'
import type { contract } from '../contract'
import { asContent } from './draft-content'
import { refuse } from '../refusals'
import { loadPlaces } from './desk'
import { compareSheets as compared } from './comparison'
import { templateFacts, usableTemplates } from '../template/sheet-template'
import { versionId } from './version'
import { templatesOf } from '../template/shelf'

type Versions = (typeof contract)['sheetVersions']
type Compare = (typeof contract)['compareSheets']

const PAGE = 20

/** 历次版本, newest first. */
export const sheetVersions = async ({
  code,
  cursor,
}: InputOf<Versions>): Promise<OutputOf<Versions> | Refusal<KernelCode>> => {
  const last = numberKey(cursor)
  if (isRefusal(last)) return last
  const where = { code, ...(last === undefined ? {} : { version: is.lt(last) }) }
  const page = await find(SheetVersions, where, { order: [['version', -1]], limit: PAGE })
  return {
    versions: page.map(({ version, sheet, publishedAt }) => ({
      version,
      hash: sheet.hash,
      publishedAt: publishedAt.toISOString(),
    })),
    ...nextCursor(page, PAGE, ({ version }) => version),
  }
}

/** 版本对照: two versions, or a version and what is being written. */
export const compareSheets = async (
  { code, older, newer }: InputOf<Compare>,
  { language }: Context,
): Promise<OutputOf<Compare> | Refusal<'SHEET_UNKNOWN' | 'VERSION_UNKNOWN'>> => {
  const contentOf = async (version: number): Promise<SheetContent | undefined> =>
    (await get(SheetVersions, versionId(code, version)))?.sheet
  const [draft, before, { units, windows }] = await Promise.all([
    get(SheetDrafts, code),
    older === undefined ? undefined : contentOf(older),
    loadPlaces(),
  ])
  if (draft === undefined) return refuse('SHEET_UNKNOWN', {})
  const owner = units.find(({ _id }) => _id === draft.unitId)?.name ?? ''
  const templates =
    newer === undefined ? usableTemplates(await templatesOf([draft.content]), code).map(templateFacts) : []
  const after =
    newer === undefined
      ? // A draft that lacks something still has lines: what isn't there is no line.
        (asContent(draft.content, code, owner, templates) as SheetContent)
      : await contentOf(newer)
  if (after === undefined || (older !== undefined && before === undefined))
    return refuse('VERSION_UNKNOWN', {})
  const windowName = (id: string): string => {
    const no = windows.find(({ _id }) => _id === id)?.no
    return no === undefined ? id : inLanguage(language, `${String(no)}号窗口`, `Window ${String(no)}`)
  }
  return { lines: compared(before ?? after, after, language, windowName) }
}
