/// <reference lib="dom" />
import { element } from '../../web/element'
import { people, read, run } from './ask'
import { button, chip, field, jsonArea, problem } from './control'
import { documentText, mistakeAt } from './document-text'
import { exampleOf } from './example'
import type { Endpoint } from './told'
import type { LogLine } from './logs-view'
import { isChinese, say } from './words'

/** What was last sent to an endpoint and as whom, while the console is open. */
const sent = new Map<string, string>()
let lastPerson = ''

const newEvent = ({ do: name, kind, input }: Endpoint): string =>
  documentText({
    do: name,
    input: exampleOf(input),
    ...(kind === 'command' ? { opId: crypto.randomUUID() } : {}),
    lang: isChinese ? 'zh-CN' : 'en',
  })

/** A field that finds somebody by name or id and gives the id. */
const chooser = (): { input: HTMLInputElement; openid: () => string; list: HTMLDataListElement } => {
  const input = element('input', '')
  const list = element('datalist', '')
  list.id = 'people'
  input.setAttribute('list', list.id)
  input.placeholder = say('nobody')
  input.value = lastPerson
  const ids = new Map<string, string>()
  void people().then((all) => {
    for (const { openid, name } of all) {
      const label = `${name} · ${openid}`
      ids.set(label, openid)
      const option = element('option', '')
      option.value = label
      list.append(option)
    }
  })
  return { input, list, openid: () => ids.get(input.value) ?? input.value.trim() }
}

const pretty = (text: string): string => {
  try {
    return documentText(JSON.parse(text))
  } catch {
    return text
  }
}

/** Runs one endpoint: who, event, answer, and what the function wrote meanwhile. */
export const runPanel = (endpoint: Endpoint): HTMLElement => {
  const name = `${endpoint.function}.${endpoint.do}`
  const area = jsonArea(sent.get(name) ?? newEvent(endpoint), say('event'))
  const who = chooser()
  const outcome = element('div', 'outcome')

  const start = async (): Promise<void> => {
    try {
      JSON.parse(area.value)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      outcome.replaceChildren(problem(`${say('notJson')}${message}`))
      const at = mistakeAt(area.value, message)
      area.focus()
      if (at !== undefined) area.setSelectionRange(at, at + 1)
      return
    }
    sent.set(name, area.value)
    lastPerson = who.input.value
    outcome.replaceChildren(element('p', 'quiet', say('running')))
    try {
      const { requestId, text, isOk, milliseconds } = await run(endpoint.function, area.value, who.openid())
      const logs = requestId === '' ? [] : await read<readonly LogLine[]>(`logs?requestId=${requestId}`)
      const link = element('a', 'link', requestId.slice(0, 8))
      link.href = `#/logs?search=${requestId}`
      outcome.replaceChildren(
        element(
          'h3',
          '',
          say('answer'),
          chip(isOk ? 'ok' : 'refused', isOk ? 'ok' : 'bad'),
          element('span', 'quiet', `${String(milliseconds)} ms`),
          link,
        ),
        element('pre', '', pretty(text)),
        ...logs.map((line) => element('pre', `log ${line.level}`, line.text)),
      )
    } catch (error) {
      outcome.replaceChildren(problem(error instanceof Error ? error.message : String(error)))
    }
  }

  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void start()
  })
  return element(
    'section',
    'panel fill run',
    element('h2', '', element('span', 'one', name)),
    element('p', 'quiet', endpoint.summary),
    field(say('asWhom'), who.input),
    who.list,
    area,
    element(
      'footer',
      '',
      button(say('run'), start, 'solid'),
      button(
        'opId',
        () => {
          area.value = area.value.replace(/("opId": ")[^"]*"/, `$1${crypto.randomUUID()}"`)
        },
        'plain',
        'retry',
      ),
      ...endpoint.errors.map((code) => chip(code, 'quiet')),
    ),
    outcome,
  )
}
