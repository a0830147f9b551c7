import type { ServiceSheet } from '../_shared/service-sheet'
import type { ServiceWindow } from '../_shared/service-window'

type Named = Pick<ServiceSheet, 'code' | 'name' | 'nameEn' | 'windows'>

/**
 * Published sheets that would have no window any more if this one closed (§7). A window that is closing itself or is
 * asked to be closed takes nothing over.
 */
export const onlyAt = <S extends Named>(
  sheets: readonly S[],
  windowId: string,
  windows: readonly Pick<ServiceWindow, '_id' | 'state' | 'leaving'>[],
): S[] => {
  const staying = new Set(
    windows
      .filter(({ _id, state, leaving }) => _id !== windowId && state === 'open' && leaving === undefined)
      .map(({ _id }) => _id),
  )
  return sheets.filter(
    (sheet) => sheet.windows.includes(windowId) && !sheet.windows.some((id) => staying.has(id)),
  )
}
