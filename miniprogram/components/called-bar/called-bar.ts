import { t } from '../../i18n/t'
import { words } from '../../behaviors/words'
import { called, onCalled } from '../../live/called'

const listening = new WeakMap<object, () => void>()

/**
 * 叫到我了: a bar at the top of any page while a ticket of mine is called; a press opens the ticket. Knows it by
 * itself from `live/called`. Put it first inside the page's root view, on every page but the ticket's own.
 */
Component({
  behaviors: [words('calledBarOpen')],
  data: { says: '', ticketId: '' },
  lifetimes: {
    attached() {
      listening.set(
        this,
        onCalled(() => {
          this.onLanguage()
        }),
      )
    },
    detached() {
      listening.get(this)?.()
      listening.delete(this)
    },
  },
  methods: {
    onLanguage() {
      const mine = called()
      this.setData(
        mine === undefined
          ? { says: '', ticketId: '' }
          : {
              says: t('calledBar', { no: mine.number, window: mine.windowNo }),
              ticketId: mine.ticketId,
            },
      )
    },
    open() {
      void wx.navigateTo({ url: `/pages/ticket/ticket?id=${this.data.ticketId}` })
    },
  },
})
