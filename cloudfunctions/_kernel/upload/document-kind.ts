/** Kinds of document that somebody opens, fills in and prints. */
export const documentKinds = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const
export type DocumentKind = (typeof documentKinds)[number]
