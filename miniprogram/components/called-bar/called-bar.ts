import { t } from '../../i18n/t'
import { words } from '../../behaviors/words'
import { called, onCalled } from '../../live/called'
import { go } from '../../live/go'

const listening = new WeakMap<object, () => void>()

/**
 * 叫到我了: a bar at the top of any page while a ticket of mine is called; a press opens the ticket. Knows it by
 * itself from `live/called`. Put it first inside the page's root view.
 * @property except  a ticket that the page itself shows, for which there is no bar
 */
Component({
  behaviors: [words('calledBarOpen')],
  properties: { except: { type: String, value: '' } },
  data: { says: '', ticketId: '' },
  observers: {
    except() {
      this.onLanguage()
    },
  },
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
        mine === undefined || mine.ticketId === this.data.except
          ? { says: '', ticketId: '' }
          : {
              says: t('calledBar', { no: mine.number, window: mine.windowNo }),
              ticketId: mine.ticketId,
            },
      )
    },
    open() {
      go(`/pages/ticket/ticket?id=${this.data.ticketId}`)
    },
  },
})
