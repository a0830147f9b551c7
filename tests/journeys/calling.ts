import type { Phone } from '../browser'
import { momentOf, noteTouches, press, touchesOf } from './hand'
import type { Stage } from './stage'

/** What a call must look like on the visitor's phone and on the screen. */
export interface Expected {
  readonly number: string
  readonly windowNo: number
  /** What the phone says: 请到 1号窗口 */
  readonly goTo: string
}

/** Milliseconds from the clerk's touch until the others knew. */
export interface Told {
  readonly phone: number
  readonly screen: number
}

/** A called number has the screen to itself so long; the hall's clock goes on by it before the next is measured. */
const SLOT_MS = 10_000
const digits = '零一二三四五六七八九'

const isOnScreen = (call: string): boolean => {
  const now = document.querySelector<HTMLElement>('#now.called')
  return `${now?.dataset['number'] ?? ''} ${now?.dataset['window'] ?? ''}` === call
}
const isOnPhone = (words: string): boolean =>
  Array.from(document.querySelectorAll('wx-page')).some((page) => page.textContent.includes(words))

/** What the screen speaks of a call: its sentence, twice. */
export const spoken = ({ number, windowNo }: Expected): string => {
  const letters = Array.from(number, (letter) => digits[Number(letter)] ?? letter)
  return `请 ${letters.join('，')} 号，到 ${windowNo} 号窗口。`.repeat(2)
}

/** Lets the hall's clock go on. */
export const goOn = ({ hall }: Stage, milliseconds: number): void => {
  hall.cloud.setClock(new Date(hall.cloud.now().getTime() + milliseconds))
}

const contexts = ['assets', 'windows', 'queue', 'guidance', 'cases', 'people', 'centre'] as const

/** The hall's clock goes to this moment, and everybody's minute timers run once there; `more` run after them. */
export const goTo = async ({ hall }: Stage, moment: string, more: readonly string[] = []): Promise<void> => {
  hall.cloud.setClock(moment)
  for (const name of [...contexts, ...more]) await hall.cloud.runTimer(name)
}

/**
 * The clerk presses a button that calls; waits until it stands on the visitor's phone and on the screen and was spoken.
 * Both are looked at on their own pages, every 20 ms.
 */
export const callBy = async (
  stage: Stage,
  clerk: Phone,
  label: string,
  visitor: Phone,
  expected: Expected,
): Promise<Told> => {
  const { screen } = stage
  const { number, windowNo, goTo } = expected
  goOn(stage, SLOT_MS)
  await noteTouches(clerk)
  const before = await screen.evaluate(() => window.__spoken?.length ?? 0)
  const onPhone = momentOf(visitor, isOnPhone, goTo)
  const onScreen = momentOf(screen, isOnScreen, `${number} ${windowNo}`)
  await press(clerk, label)
  const [phoneAt, screenAt] = await Promise.all([onPhone, onScreen])
  const [at = NaN] = await touchesOf(clerk)
  await screen.waitForFunction(([words, from]) => window.__spoken?.slice(from).includes(words) === true, [
    spoken(expected),
    before,
  ] as const)
  return { phone: phoneAt - at, screen: screenAt - at }
}

/** How soon a call must be known (milliseconds). */
export const SOON = { phone: 2000, screen: 3000 } as const
