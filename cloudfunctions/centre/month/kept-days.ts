/**
 * For how many days another context keeps what it has under seal, as its collections say; the audit's own entries
 * stay.
 */
export const keptDays: Readonly<Record<string, number>> = { tickets: 400, sessions: 400 }
