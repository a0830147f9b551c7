/// <reference lib="dom" />
import { element } from '../../web/element'
import { post, read } from './ask'
import { button, field, problem } from './control'
import { shanghaiText } from './document-text'
import { nextMorning } from './morning'
import { say } from './words'

const MINUTE = 60_000

/** Shows where the cloud's clock stands and sets it forward. */
export const openClock = (showSide: (content: Node) => void, changed: () => Promise<void>): void => {
  const trouble = element('div', 'trouble')
  const at = element('input', '')
  at.type = 'datetime-local'
  at.step = '60'
  const refresh = async (): Promise<number> => {
    const { now } = await read<{ now: string }>('clock')
    at.value = shanghaiText(Date.parse(now)).slice(0, 16)
    return Date.parse(now)
  }
  const set = async (to: (now: number) => number): Promise<void> => {
    try {
      const { now } = await read<{ now: string }>('clock')
      await post('clock', { now: new Date(to(Date.parse(now))).toISOString() })
      trouble.replaceChildren()
      await Promise.all([refresh(), changed()])
    } catch (error) {
      trouble.replaceChildren(problem(error instanceof Error ? error.message : String(error)))
    }
  }
  const steps = [1, 5, 30].map((minutes) =>
    button(`+${String(minutes)} ${say('minutes')}`, () => set((now) => now + minutes * MINUTE)),
  )
  showSide(
    element(
      'section',
      'panel run',
      element('h2', '', say('clock')),
      element('p', 'quiet', say('clockOnlyForward')),
      element(
        'footer',
        '',
        ...steps,
        button(say('nextMorning'), () => set(nextMorning)),
      ),
      field(say('time'), at),
      element(
        'footer',
        '',
        button(say('advance'), () => set(() => Date.parse(`${at.value}:00+08:00`)), 'solid'),
      ),
      trouble,
    ),
  )
  void refresh()
}
