/// <reference lib="dom" />
import { element } from '../../web/element'
import { read } from './ask'
import { momentText } from './document-text'
import { drawHeading } from './frame'
import { isUntouched, table } from './table'
import { go, type View } from './view'
import { say } from './words'

export interface LogLine {
  readonly at: string
  readonly function: string
  readonly requestId: string
  readonly level: string
  readonly text: string
}

const EVERY = 2000

const isMeant = (line: LogLine, search: string): boolean =>
  line.requestId === search ||
  `${line.function} ${line.level} ${line.requestId} ${line.text}`.toLowerCase().includes(search.toLowerCase())

/** What functions wrote, newest first; a click shows the lines of one request. */
export const logsView: View = async ({ main, showSide, search }) => {
  const wanted = new URLSearchParams(search).get('search') ?? ''
  drawHeading({
    title: say('logs'),
    search: {
      placeholder: say('searchHere'),
      value: wanted,
      changed: (text) => {
        go('logs', { search: text })
      },
    },
  })
  const open = (line: LogLine): void => {
    const link = element('a', 'link', line.requestId)
    link.href = `#/logs?search=${line.requestId}`
    showSide(
      element(
        'section',
        'panel fill run',
        element('h2', '', element('span', 'one', line.function === '' ? '–' : line.function)),
        element('p', 'quiet', `${momentText(Date.parse(line.at))} ${line.level}`),
        line.requestId === '' ? undefined : element('p', '', `${say('request')} `, link),
        element('pre', `log ${line.level}`, line.text),
      ),
    )
  }
  let drawn = ''
  const draw = async (): Promise<void> => {
    const lines = (await read<readonly LogLine[]>('logs?limit=2000'))
      .filter((line) => isMeant(line, wanted))
      .reverse()
    const next = JSON.stringify([lines.length, lines[0], lines.at(-1)])
    if (next === drawn) return
    drawn = next
    main.replaceChildren(
      element(
        'section',
        'panel fill',
        table<LogLine>(
          [
            { head: say('time'), cell: (line) => momentText(Date.parse(line.at)), look: 'code' },
            { head: say('function'), cell: (line) => line.function },
            { head: say('level'), cell: (line) => line.level },
            { head: say('request'), cell: (line) => line.requestId.slice(0, 8), look: 'code' },
            { head: say('text'), cell: (line) => line.text.split('\n')[0] ?? '', look: 'wide' },
          ],
          lines.slice(0, 500),
          {
            name: say('logs'),
            empty: wanted === '' ? say('noLogs') : say('nothingFound'),
            open,
            isBad: (line) => line.level === 'error',
          },
        ),
      ),
    )
  }
  await draw()
  const timer = setInterval(() => {
    // Whoever reads on a line must not lose it to a newer one.
    if (!isUntouched(main)) return
    void draw().catch(() => undefined)
  }, EVERY)
  return () => {
    clearInterval(timer)
  }
}
