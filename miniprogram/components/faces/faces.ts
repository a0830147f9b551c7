import { words } from '../../behaviors/words'
import { appearance } from '../../settings/settings'

/**
 * 满意度: five faces, one tap (§19). Controlled: shows `value`, tells `change`, stores nothing. Larger type has them one below the
 * other, since five words do not fit beside each other there.
 * @property value     1–5, 0 = not rated; nothing is preselected
 * @property readonly  shows what was given
 * @event change       { value }
 */
Component({
  behaviors: [words('face1', 'face2', 'face3', 'face4', 'face5', 'rate')],
  properties: {
    value: { type: Number, value: 0 },
    readonly: { type: Boolean, value: false },
  },
  data: { levels: [5, 4, 3, 2, 1], isList: false },
  methods: {
    onLanguage() {
      this.setData({ isList: appearance().size !== 'standard' })
    },
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { level } = currentTarget.dataset as { level: number }
      if (!this.data.readonly) this.triggerEvent('change', { value: level })
    },
  },
})
