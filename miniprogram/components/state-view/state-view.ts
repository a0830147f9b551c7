import type { Failure } from '../../api/call'
import { t } from '../../i18n/t'
import { words } from '../../behaviors/words'
import type { IconName } from '../icon/names'

export type StateKind = 'empty' | 'error' | 'timeout' | 'offline' | 'loading'

const icons: Record<StateKind, IconName> = {
  empty: 'inbox',
  error: 'triangle',
  timeout: 'clock',
  offline: 'cloud-off',
  loading: 'clock',
}

/** The kind for a local code of `call`; a refusal of a function is an error with the function's own sentence. */
export const kindOf = (code: string): StateKind =>
  code === 'OFFLINE' ? 'offline' : code === 'TIMEOUT' ? 'timeout' : 'error'

/** The same where a refusal is final: asked again it would be the same, so the page leads on from there. */
export const finalKindOf = ({ code, message }: Failure): StateKind =>
  message === '' || code === 'BUSY' ? kindOf(code) : 'empty'

/**
 * What stands where the content would be: nothing yet, not loaded, failed.
 * @property kind    empty, error, timeout, offline, loading (skeleton)
 * @property title   instead of the kind's own; of an error: what did not happen (没有取到号)
 * @property text    instead of the kind's own; of an error: what was not lost
 * @property at      offline: '10:12', the time of what is still shown
 * @property icon    instead of the kind's own
 * @property action  label of the one step; errors have 再试一次 by themselves; empty without it has none
 * @property shape   of the skeleton: list, card, ticket, text
 * @property bare    without a card around
 * @event act        the step was pressed
 */
Component({
  behaviors: [words()],
  properties: {
    kind: { type: String, value: 'empty' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    at: { type: String, value: '' },
    icon: { type: String, value: '' },
    action: { type: String, value: '' },
    shape: { type: String, value: 'list' },
    bare: { type: Boolean, value: false },
  },
  data: { icons, says: { title: '', text: '', action: '' } },
  observers: {
    'kind, title, text, at, action'() {
      this.onLanguage()
    },
  },
  methods: {
    onLanguage() {
      const { at, title, text, action } = this.data
      const own: Record<StateKind, { title: string; text: string; action: string }> = {
        empty: { title: t('emptyTitle'), text: '', action: '' },
        error: { title: t('errorTitle'), text: t('errorNothingLost'), action: t('retry') },
        timeout: { title: t('timeoutTitle'), text: t('errorNothingLost'), action: t('retry') },
        offline: {
          title: t('offlineTitle'),
          text: at === '' ? t('offlineNothing') : t('offlineSince', { at }),
          action: t('reconnect'),
        },
        loading: { title: t('loading'), text: '', action: '' },
      }
      const mine = own[this.data.kind as StateKind]
      this.setData({
        says: { title: title || mine.title, text: text || mine.text, action: action || mine.action },
      })
    },
    act() {
      this.triggerEvent('act')
    },
  },
})
