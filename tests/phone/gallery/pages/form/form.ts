import { shown } from '../../shown'

shown(
  { open: false },
  {
    show(this: WechatMiniprogram.Page.TrivialInstance) {
      this.setData({ open: true })
    },
    hide(this: WechatMiniprogram.Page.TrivialInstance) {
      this.setData({ open: false })
    },
  },
)
