/** A code as it was typed from paper: blanks, dashes and small letters are how people type. */
export const typedCode = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()
