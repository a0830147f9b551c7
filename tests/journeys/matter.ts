import { clerkOf } from '../hall/documents'
import type { Phone } from '../browser'
import { button, press, saying, shown } from './hand'
import type { Stage } from './stage'

/** The number with which a matter began, and the case that was taken from it. */
export interface Matter {
  readonly ticketId: string
  readonly caseId: string
}

const linesOf: Readonly<Record<number, string>> = { 1: 'A', 2: 'B' }

/** Somebody takes a number, is called and stands at the window: their way there has a journey of its own. */
export const atDesk = async (
  { hall }: Stage,
  as: string,
  windowNo: number,
  service: string,
): Promise<string> => {
  const windowId = `w${String(windowNo)}`
  const clerk = clerkOf(windowId)
  const taken = await hall.call(as, 'takeNumber', { lineId: linesOf[windowNo] ?? '', service })
  const ticketId = String(taken.value?.['ticketId'])
  const opened = await hall.call(clerk, 'openSession', { windowId })
  const { sessionId } = opened.value?.['session'] as { sessionId: string }
  await hall.call(clerk, 'callNext', { sessionId })
  const started = await hall.call(clerk, 'start', { ticketId })
  if (!started.ok) throw new Error(started.error?.code)
  return ticketId
}

/** The window takes their case, and the number ends as accepted. */
export const takeMatter = async (
  stage: Stage,
  as: string,
  windowNo: number,
  service: string,
): Promise<Matter> => {
  const ticketId = await atDesk(stage, as, windowNo, service)
  const windowId = `w${String(windowNo)}`
  const clerk = clerkOf(windowId)
  const taken = await stage.hall.callAt('cases', clerk, 'openCase', { windowId, service, ticketId })
  const ended = await stage.hall.call(clerk, 'finish', { ticketId, outcome: 'accepted' })
  if (!taken.ok || !ended.ok) throw new Error(taken.error?.code ?? ended.error?.code)
  return { ticketId, caseId: String(taken.value?.['caseId']) }
}

/** Fills in the form from below, field by field, and confirms. */
export const fillIn = async (phone: Phone, words: readonly string[], confirm: string): Promise<void> => {
  const fields = shown(phone).locator('[class*="drawer"] input:visible, [class*="drawer"] textarea:visible')
  for (const [place, said] of words.entries()) await fields.nth(place).fill(said)
  await press(phone, confirm)
}

/** Presses a step's button, fills its form in and confirms. */
export const take = async (
  phone: Phone,
  step: string,
  words: readonly string[],
  confirm: string,
): Promise<void> => {
  await press(phone, step)
  await button(phone, confirm).waitFor()
  await fillIn(phone, words, confirm)
  await shown(phone).locator('[class*="drawer"]').first().waitFor({ state: 'hidden' })
}

/** Ticks papers of the checklist, one after the other. */
export const tick = async (phone: Phone, papers: readonly string[]): Promise<void> => {
  const ticked = shown(phone).locator(
    '[aria-checked="true"][role="checkbox"], [aria-checked="true"][aria-role="checkbox"]',
  )
  for (const [at, paper] of papers.entries()) {
    await saying(phone, paper).tap()
    await ticked.nth(at).waitFor()
  }
}
