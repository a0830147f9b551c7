import { words } from '../../behaviors/words'

/** Longer than the slide, so that it is seen to the end before the panel goes. */
const leaveMs = 220
const leaving = new WeakMap<object, ReturnType<typeof setTimeout>>()

/**
 * 底部面板: one question over the page; what was below stays where it is. Put it last in the root view.
 * @property open   shown or not; controlled
 * @property title
 * @event close     the veil or × was pressed: set `open` to false
 * @slot            body   @slot foot   buttons that stay at the bottom
 */
Component({
  options: { multipleSlots: true },
  behaviors: [words('close')],
  properties: {
    open: { type: Boolean, value: false },
    title: { type: String, value: '' },
  },
  data: { isThere: false, isShown: false },
  observers: {
    open(open: boolean) {
      const timer = leaving.get(this)
      if (timer !== undefined) clearTimeout(timer)
      if (open) {
        // First there, then shown: without a frame in between there is nothing to slide from.
        this.setData({ isThere: true })
        wx.nextTick(() => {
          if (this.data.open) this.setData({ isShown: true })
        })
        return
      }
      if (!this.data.isThere) return
      this.setData({ isShown: false })
      leaving.set(
        this,
        setTimeout(() => {
          if (!this.data.open) this.setData({ isThere: false })
        }, leaveMs),
      )
    },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    stay() {
      // The page below must not scroll with the finger.
    },
  },
})
