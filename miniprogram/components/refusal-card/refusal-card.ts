/**
 * 拒绝: what does not work, why, when or where instead, and the button that does it.
 * @property what     今天来不及办了
 * @property why      前面还要约 50 分钟，12:00 午休。 The function's own sentence fits here.
 * @property instead  请下午 14:00 来。 strong
 * @property action   the button that does it      @property second  a quieter one beside it
 * @property desk     who helps is the 导办台: its place and phone
 * @property tone     warning (refused), missed (过号), danger (breached), info
 * @property icon     clock unless the tone has its own
 * @event act         @event second
 */
Component({
  properties: {
    what: { type: String, value: '' },
    why: { type: String, value: '' },
    instead: { type: String, value: '' },
    action: { type: String, value: '' },
    second: { type: String, value: '' },
    desk: { type: Boolean, value: false },
    tone: { type: String, value: 'warning' },
    icon: { type: String, value: '' },
  },
  data: { icons: { warning: 'clock', missed: 'skip', danger: 'octagon', info: 'info' } },
  methods: {
    act() {
      this.triggerEvent('act')
    },
    pressSecond() {
      this.triggerEvent('second')
    },
  },
})
