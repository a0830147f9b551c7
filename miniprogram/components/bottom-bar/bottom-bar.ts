/** A small action: icon over word. */
export interface SmallAction {
  readonly key: string
  readonly icon: string
  readonly label: string
}

/**
 * 底栏: at most two small actions and one solid button under the thumb; stays at the bottom of the window, keeps
 * the safe area free. Put it last inside the page's root view.
 * @property small  [{ key, icon, label }], two at most
 * @property stack  buttons one below the other (staff); pairs go in a view of the page's own
 * @event small     { key }
 * @slot            <main-button>
 */
Component({
  properties: {
    small: { type: Array, value: [] as SmallAction[] },
    stack: { type: Boolean, value: false },
  },
  methods: {
    pressSmall({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('small', { key: (currentTarget.dataset as { key: string }).key })
    },
  },
})
