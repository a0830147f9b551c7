/** `open`: not ticked. A required paper that nobody ticks is missing, others aren't needed unless said so. */
export const marks = ['open', 'ok', 'wrong', 'missing'] as const
export type Mark = (typeof marks)[number]
