import { words } from '../../behaviors/words'

/** A piece of a name; `hit`: what the search matched. */
export interface Piece {
  readonly text: string
  readonly hit?: boolean
}

/**
 * 最佳答案: all that is asked first (now? where? how long? bring what?) with the way on in one tap.
 * @property name      [{ text, hit? }]: the matched letters in blue
 * @property caption   教务处 · 承诺 3 个工作日 · 工本费 5 元
 * @property chip      state of the chip (ok, paused, warning …)   @property chipText
 * @property where     1号窗口 · 3 人在等，约 10–20 分钟
 * @property hours     开到 12:00，下午 14:00 开
 * @property bring     申请表、一寸照片 1 张; empty says that nothing is needed
 * @property action    the solid button; 取号 unless said otherwise   @property route  怎么走 beside it
 * @property noAction  no solid button          @property busy   the solid button's act is under way
 * @event open   the card's words were pressed   @event act   @event route
 */
Component({
  behaviors: [words('bring', 'bringNothing', 'takeNumber', 'route')],
  properties: {
    name: { type: Array, value: [] as Piece[] },
    caption: { type: String, value: '' },
    chip: { type: String, value: '' },
    chipText: { type: String, value: '' },
    where: { type: String, value: '' },
    hours: { type: String, value: '' },
    bring: { type: String, value: '' },
    action: { type: String, value: '' },
    noAction: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    route: { type: Boolean, value: false },
  },
  methods: {
    open() {
      this.triggerEvent('open')
    },
    act() {
      this.triggerEvent('act')
    },
    goRoute() {
      this.triggerEvent('route')
    },
  },
})
