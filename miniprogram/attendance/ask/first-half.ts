import { dayAfter } from '../../i18n/time'

export type Half = 'morning' | 'afternoon'

export const NOON = 720

/** The half day that somebody most likely asks for: the next one today that has not begun, or tomorrow's first. */
export const firstHalf = (
  today: string,
  minute: number,
  slots: readonly { readonly from: number }[],
): { day: string; half: Half } => {
  const next = slots.find(({ from }) => from > minute)
  if (next === undefined) return { day: dayAfter(today, 1), half: 'morning' }
  return { day: today, half: next.from < NOON ? 'morning' : 'afternoon' }
}
