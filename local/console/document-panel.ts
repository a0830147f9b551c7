/// <reference lib="dom" />
import { element } from '../../web/element'
import { ask, Refused } from './ask'
import { button, jsonArea, problem } from './control'
import { documentText, mistakeAt } from './document-text'
import { say } from './words'

type Stored = Readonly<Record<string, unknown>>

interface PanelParts {
  readonly collection: string
  /** Nothing: a new one. */
  readonly document: Stored | undefined
  readonly show: (document: Stored | undefined) => void
  readonly close: () => void
  readonly changed: () => Promise<void>
}

/** One document as JSON: read, changed, stored, removed; says what is wrong and where. */
export const documentPanel = ({ collection, document, show, close, changed }: PanelParts): HTMLElement => {
  const area = jsonArea(document === undefined ? '{\n  \n}' : documentText(document), collection)
  const trouble = element('div', 'trouble')
  const isNew = document === undefined || !('_id' in document) || document['_id'] === undefined
  const isCopy = !isNew && document['_id'] === ''

  const tell = (...content: Node[]): void => {
    trouble.replaceChildren(...content)
  }

  /** The text if it is JSON; otherwise the mistake is told and selected. */
  const checked = (): string | undefined => {
    try {
      JSON.parse(area.value)
      return area.value
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const at = mistakeAt(area.value, message)
      tell(problem(`${say('notJson')}${message}`))
      area.focus()
      if (at !== undefined) area.setSelectionRange(at, Math.min(area.value.length, at + 1))
      return undefined
    }
  }

  const save = async (isForced: boolean): Promise<void> => {
    const text = checked()
    if (text === undefined) return
    const before = isNew || isCopy ? {} : { before: JSON.stringify(document) }
    try {
      await ask('save', { collection, document: text, isForced, ...before })
      tell(element('p', 'good', say('saved')))
      await changed()
      close()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.code === 'SCHEMA_MISFIT')
        tell(
          problem(`${say('misfit')}\n${error.message}`),
          button(say('saveAnyway'), () => save(true), 'danger'),
        )
      else tell(problem(error.message))
    }
  }

  const remove = async (): Promise<void> => {
    if (!confirm(say('removeQuestion'))) return
    try {
      await ask('remove', { collection, id: document?.['_id'] })
      await changed()
      close()
    } catch (error) {
      tell(problem(error instanceof Error ? error.message : String(error)))
    }
  }

  area.addEventListener('keydown', (event) => {
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save(false)
    }
    if (event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault()
      area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end')
    }
  })

  const others = isNew
    ? []
    : [
        button(say('copy'), () => {
          show({ ...document, _id: '' })
        }),
        button(say('remove'), remove, 'danger'),
      ]
  return element(
    'section',
    'panel fill document',
    element(
      'h2',
      '',
      element('span', 'one', isNew || isCopy ? say('newDocument') : String(document['_id'])),
      element('span', 'tools', button(say('close'), close)),
    ),
    area,
    trouble,
    element(
      'footer',
      '',
      button(say('save'), () => save(false), 'solid'),
      ...(isCopy ? [] : others),
    ),
  )
}
