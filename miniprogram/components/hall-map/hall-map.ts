import { t } from '../../i18n/t'
import { words } from '../../behaviors/words'
import type { Output } from '../../api/call'
import { drawing, type Drawing, type Plan } from './drawing'

type Way = Output<'guidance', 'way'>

/**
 * 大厅平面图: walls, windows, desks, doors and my way, nothing else; other units' names only when tapped. Drawn with
 * views, so it is sharp, follows the theme and the size of type, and is read aloud.
 * @property plan    `guidance.plan`, or a way's `plan`
 * @property way     `guidance.way` or null: path, steps, from
 * @property target  number of the window to go to, 0 = none
 * @property states  by window id: idle, serving, called, paused, closed; colours the windows of a live hall
 * @property legend what those colours mean, below the plan: { state, text }
 * @event window     { windowId, windowNo, unitName }: a window was tapped
 */
Component({
  behaviors: [words()],
  properties: {
    plan: { type: Object, value: null as unknown as Plan },
    way: { type: Object, value: null as unknown as Way },
    target: { type: Number, value: 0 },
    states: { type: Object, value: {} },
    legend: { type: Array, value: [] as { state: string; text: string }[] },
  },
  data: {
    map: null as Drawing | null,
    label: '',
    here: '',
    tapped: '',
    tappedName: '',
    fromId: '',
    goalId: '',
  },
  observers: {
    'plan, way, target'() {
      this.onLanguage()
    },
  },
  methods: {
    onLanguage() {
      const plan = this.data.plan as Plan | null
      const way = this.data.way as Way | null
      if (plan === null) return
      const steps = (way?.steps ?? []).map(({ say }) => say).join(' ')
      const goal = way === null ? '' : t('routeTo', { place: way.target.name })
      this.setData({
        map: drawing(plan, way, this.data.target),
        goalId: way === null ? '' : way.target.placeId,
        label: goal === '' ? t('map') : `${goal} ${steps}`,
        here: way === null ? '' : t('here', { place: way.from.name }),
        fromId: way === null ? '' : way.from.placeId,
      })
    },
    tap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { index } = currentTarget.dataset as { index: number }
      const one = this.data.plan.windows[index]
      if (one === undefined) return
      const name = `${t('windowNo', { no: one.windowNo })} · ${one.unitName}`
      this.setData({ tapped: one.windowId, tappedName: name })
      this.triggerEvent('window', {
        windowId: one.windowId,
        windowNo: one.windowNo,
        unitName: one.unitName,
      })
    },
  },
})
