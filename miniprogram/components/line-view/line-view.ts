import type { LineShown } from './shown'

/**
 * 队列: its windows with who is served there, how long one waits, and the matters handled; inside <card>s of its own.
 * @property line   `lineShown(…)`, or null
 * @property bare   in a sheet: without cards
 * @event service   { code }: a matter was pressed
 */
Component({
  properties: {
    line: { type: Object, value: null as unknown as LineShown },
    bare: { type: Boolean, value: false },
  },
  methods: {
    open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('service', { code: (currentTarget.dataset as { code: string }).code })
    },
  },
})
