/// <reference lib="dom" />
import { element } from '../../web/element'
import { people, read } from './ask'
import { documentText, momentText } from './document-text'
import { drawHeading } from './frame'
import { table } from './table'
import type { View } from './view'
import { say } from './words'

interface Message {
  readonly at: string
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

/** Subscribe messages that WeChat would have delivered, newest first. */
export const outboxView: View = async ({ main, showSide }) => {
  const [messages, everybody] = await Promise.all([read<readonly Message[]>('outbox'), people()])
  const names = new Map(everybody.map(({ openid, name }) => [openid, name]))
  drawHeading({ title: say('outbox'), remark: String(messages.length) })
  main.replaceChildren(
    element(
      'section',
      'panel fill',
      table<Message>(
        [
          { head: say('time'), cell: ({ at }) => momentText(Date.parse(at)), look: 'code' },
          { head: say('to'), cell: ({ openid }) => names.get(openid) ?? openid },
          { head: say('template'), cell: ({ templateId }) => templateId },
          { head: say('message'), cell: ({ data }) => Object.values(data).join(' · '), look: 'wide' },
          { head: say('opens'), cell: ({ page }) => page, look: 'wide' },
        ],
        messages,
        {
          name: say('outbox'),
          empty: say('noMessages'),
          open: (message) => {
            showSide(
              element(
                'section',
                'panel fill run',
                element('h2', '', element('span', 'one', names.get(message.openid) ?? message.openid)),
                element('pre', '', documentText(message)),
              ),
            )
          },
        },
      ),
    ),
  )
  return undefined
}
