import { dateWords } from '../shanghai'

/** What the address says after `#`: it never leaves the browser. */
export type Place =
  | { readonly kind: 'print' }
  /** The code of a print page, scanned by something else than the mini-program. */
  | { readonly kind: 'page' }
  /** A strip's own code: what its holder sees on the phone. */
  | { readonly kind: 'strip'; readonly no: string; readonly code: string }

export const placeOf = (hash: string): Place => {
  if (/^#a=[\w-]{87}$/.test(hash)) return { kind: 'page' }
  const [, no, code] = /^#b=([0-9A-Z]{4,20})\.([2-9A-Z]{10})$/.exec(hash) ?? []
  return no === undefined || code === undefined ? { kind: 'print' } : { kind: 'strip', no, code }
}

/** Where the code on a print page's screen leads; the mini-program reads the key out of it. */
export const pageAddress = (here: string, page: string): string => `${here.split('#')[0] ?? ''}#a=${page}`

/** Where the code on a strip leads; the mini-program reads number and code out of it. */
export const stripAddress = (here: string, { no, code }: { no: string; code: string }): string =>
  `${here.split('#')[0] ?? ''}#b=${no}.${code}`

/** ABCDE 23456: five letters at a time are typed without losing one's place. */
export const spacedCode = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1 ')

/** 12月7日前用 */
export const untilWords = (until: string): string => `${dateWords(Date.parse(until))}前用，只能用一次`

/** What the page says while it waits for the phone, and once strips are there. */
export const countWords = (count: number): string =>
  count === 0 ? '等手机扫码' : `收到 ${String(count)} 份，手机上显示“做完了”再打印`
