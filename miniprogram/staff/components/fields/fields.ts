import type { FieldShown } from './field'

/**
 * 表单: the fields of a step, one below the other; what is wrong stands at its field. Controlled, stores nothing.
 * @property fields  as `fieldsShown` gives them
 * @event change     { key, value }
 */
Component({
  properties: { fields: { type: Array, value: [] as FieldShown[] } },
  methods: {
    tell(key: string, value: string) {
      this.triggerEvent('change', { key, value })
    },
    type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.tell((currentTarget.dataset as { key: string }).key, detail.value)
    },
    choose({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.tell((currentTarget.dataset as { key: string }).key, detail.key)
    },
    pick({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
      const { key } = currentTarget.dataset as { key: string }
      const field = this.data.fields.find((one) => one.key === key)
      const picked = field?.options?.[Number(detail.value)]
      if (picked !== undefined) this.tell(key, picked.key)
    },
  },
})
