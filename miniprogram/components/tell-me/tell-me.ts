import { words } from '../../behaviors/words'
import { askingState, askToTell } from '../../live/asking'
import { lookForMessages, onStanding } from '../../live/inbox'
import { t } from './words'

type About = 'turn' | 'case'

const listening = new WeakMap<object, () => void>()
const topicsOf = { turn: ['turn', 'called'], case: ['case'] } as const

/**
 * 提醒我: offers to be told something, where a person understands why. Asks by WeChat's dialog on a tap only; a no holds
 * for the day. Where the centre has no template, a turn is told in the inbox alone; news of a case always stand there.
 * @property about  turn (a number's: near, called, missed) or case
 * @property on     it is to be told already
 * @event wanted    the person wants it: agreed, or told in the inbox
 */
Component({
  behaviors: [words()],
  properties: {
    about: { type: String, value: 'turn' },
    on: { type: Boolean, value: false },
  },
  data: {
    /** ask, on, or nothing to be offered. */
    kind: '',
    title: '',
    caption: '',
    /** What came of the tap: a no, or that it was lost. */
    said: '',
    isBusy: false,
  },
  observers: {
    'about, on'() {
      this.onLanguage()
    },
  },
  lifetimes: {
    attached() {
      listening.set(
        this,
        onStanding(() => {
          this.onLanguage()
        }),
      )
      void lookForMessages()
    },
    detached() {
      listening.get(this)?.()
      listening.delete(this)
    },
  },
  methods: {
    onLanguage() {
      const about = this.data.about as About
      const state = askingState(...topicsOf[about])
      const isOn = about === 'turn' ? this.data.on : state === 'agreed'
      const mayAsk = state === 'ask' || (about === 'turn' && (state === 'agreed' || state === 'inbox'))
      if (isOn) {
        const how = state === 'agreed' ? 'WeChat' : 'Inbox'
        this.setData({ kind: 'on', title: t(`${about}On`), caption: t(`${about}${how}`), said: '' })
      } else if (mayAsk) this.setData({ kind: 'ask', title: t(about), caption: t(`${about}Note`) })
      else this.setData({ kind: '' })
    },
    async press() {
      const about = this.data.about as About
      if (this.data.isBusy) return
      if (askingState(...topicsOf[about]) !== 'ask') {
        this.triggerEvent('wanted')
        return
      }
      this.setData({ isBusy: true, said: '' })
      const answer = await askToTell(this, ...topicsOf[about])
      this.setData({ isBusy: false })
      if (answer === 'agreed') this.triggerEvent('wanted')
      else {
        this.onLanguage()
        this.setData({ said: t(answer === 'no' ? `${about}No` : 'failed') })
      }
    },
  },
})
