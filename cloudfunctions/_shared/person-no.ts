/** A number as it is compared: full-width digits, blanks and small letters are how people type, not other numbers. */
export const normalNo = (no: string): string => no.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
