import type { ShownField } from '../../form'

/**
 * 表单: fields of a sheet, each asked in its own way. Controlled: shows what `fields` say, tells what was typed.
 * @property fields  ShownField[] of `sheets/form.ts`
 * @property add     label of the button that adds a line to a list
 * @property busy    a file is on its way
 * @property wrong   for an empty line of a list: what to call it
 * @event change     { key, value }
 * @event toggle     { key, item, checked }
 * @event open       { key, index }   @event add  { key }
 * @event file       { key, act }: what is to be done with a file, by the key of one of its options
 */
Component({
  properties: {
    fields: { type: Array, value: [] as ShownField[] },
    add: { type: String, value: '' },
    wrong: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  methods: {
    type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { key: this.keyOf(currentTarget), value: detail.value })
    },
    choose({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.triggerEvent('change', { key: this.keyOf(currentTarget), value: detail.key })
    },
    tick({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
      const { key: item, checked } = detail
      this.triggerEvent('toggle', { key: this.keyOf(currentTarget), item, checked })
    },
    open({ currentTarget }: WechatMiniprogram.CustomEvent) {
      const { index } = currentTarget.dataset as { index: number }
      this.triggerEvent('open', { key: this.keyOf(currentTarget), index })
    },
    act({ currentTarget }: WechatMiniprogram.CustomEvent) {
      const { act } = currentTarget.dataset as { act: string }
      this.triggerEvent('file', { key: this.keyOf(currentTarget), act })
    },
    append({ currentTarget }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('add', { key: this.keyOf(currentTarget) })
    },
    keyOf({ dataset }: WechatMiniprogram.CustomEvent['currentTarget']): string {
      return (dataset as { key: string }).key
    },
  },
})
