/// <reference lib="dom" />
import { element } from '../../web/element'
import { post, read } from './ask'
import { button } from './control'
import { drawHeading } from './frame'
import { table } from './table'
import type { View } from './view'
import { say } from './words'

interface Deployed {
  readonly name: string
  readonly hasTimer: boolean
  readonly instances: number
  readonly queued: number
}

/** Functions with a minute timer; each can be run at once. */
export const timersView: View = async ({ main }) => {
  const results = new Map<string, string>()
  const runNow = async (name: string): Promise<void> => {
    results.set(name, say('running'))
    await draw()
    try {
      const { value } = await post<{ value: unknown }>(`timers/${encodeURIComponent(name)}`)
      results.set(name, JSON.stringify(value))
    } catch (error) {
      results.set(name, error instanceof Error ? error.message : String(error))
    }
    await draw()
  }
  const draw = async (): Promise<void> => {
    const timers = (await read<readonly Deployed[]>('functions')).filter(({ hasTimer }) => hasTimer)
    main.replaceChildren(
      element(
        'section',
        'panel fill',
        table<Deployed>(
          [
            { head: say('function'), cell: ({ name }) => element('b', '', name) },
            { head: say('time'), cell: () => say('everyMinute') },
            { head: say('instances'), cell: ({ instances }) => String(instances), look: 'number' },
            { head: say('queued'), cell: ({ queued }) => String(queued), look: 'number' },
            { head: '', cell: ({ name }) => button(say('runNow'), () => runNow(name)) },
            { head: say('lastRun'), cell: ({ name }) => results.get(name) ?? '–', look: 'wide' },
          ],
          timers,
          { name: say('timers'), empty: say('noTimers') },
        ),
      ),
    )
  }
  drawHeading({ title: say('timers') })
  await draw()
  return undefined
}
