import type { Builtin } from './builtin'
import { fieldProperties, joinField, type FieldProperties } from './field'

interface InputProperties extends FieldProperties {
  readonly type: string
  readonly password: boolean
}

const modes: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel' }
const enterKeys: Record<string, string> = {
  send: 'send',
  search: 'search',
  next: 'next',
  go: 'go',
  done: 'done',
}

/** 输入框: `confirm` on Enter, which takes the focus away unless `confirm-hold`. */
export const input: Builtin<InputProperties> = {
  tag: 'input',
  properties: { ...fieldProperties, type: 'text', password: false },
  create: (node) => {
    const field = document.createElement('input')
    field.autocomplete = 'off'
    const joined = joinField(node, field)
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      node.emit('confirm', { value: field.value })
      if (!node.properties.confirmHold) field.blur()
    })
    return {
      ...joined,
      update: () => {
        const { type, password, confirmType } = node.properties
        field.type = password || type === 'safe-password' ? 'password' : 'text'
        field.inputMode = modes[type] ?? 'text'
        field.enterKeyHint = enterKeys[confirmType] ?? 'done'
        joined.update?.()
      },
    }
  },
}
