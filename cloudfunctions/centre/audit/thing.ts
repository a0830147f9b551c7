/** What somebody means who looks for a thing's audit: a window or a sheet, or by its number a case or a person; or a name. */
export type Thing =
  | { readonly kind: 'window'; readonly no: number }
  | { readonly kind: 'sheet'; readonly code: string }
  | { readonly kind: 'numbered'; readonly no: string }
  | { readonly kind: 'name'; readonly name: string }

/**
 * Reads what was typed: 3, 3号, 3号窗口 and "window 3" are a window; JW-003 a sheet; other letters and digits the number
 * of a case or of somebody on the rolls; everything else the name of one of the staff.
 */
export const thingOf = (typed: string): Thing => {
  const words = typed.normalize('NFKC').trim()
  const windowNo = /^(?:window\s*)?0*([1-9]\d{0,2})\s*(?:号|号窗口)?$/i.exec(words)?.[1]
  if (windowNo !== undefined) return { kind: 'window', no: Number(windowNo) }
  const plain = words.toUpperCase()
  if (/^[A-Z]{2,6}-\d{3}$/.test(plain)) return { kind: 'sheet', code: plain }
  const no = plain.replace(/[\s-]/g, '')
  // A name in Latin letters has no digit in it, a number has one.
  if (/^[A-Z0-9]{4,20}$/.test(no) && /\d/.test(no)) return { kind: 'numbered', no }
  return { kind: 'name', name: typed.trim() }
}
