import { attempt } from '../../../api/attempt'
import { serverNow } from '../../../api/clock'
import { dayAt, yearText } from '../../../i18n/time'
import { failed, type Failed } from '../../../live/failed'
import { ownWords } from '../../../behaviors/words'
import type { GrantRow } from '../../grant-row'
import { t, words } from './words'

/**
 * 结束角色: taken back at once, or to end on a coming day, with the reason.
 * @property grant  the role that is to end, as a row of a list; null = closed
 * @event close     put away without effect   @event done { text }  ended; what to say of it
 */
Component({
  behaviors: [ownWords({ words })],
  properties: { grant: { type: Object, value: null as GrantRow | null } },
  data: {
    isOpen: false,
    about: '',
    effect: '',
    label: '',
    first: '',
    last: '',
    to: '',
    toText: '',
    reason: '',
    reasonError: '',
    isBusy: false,
    failed: null as Failed | null,
  },
  observers: {
    grant(grant: GrantRow | null) {
      if (grant === null) {
        this.setData({ isOpen: false })
        return
      }
      const today = dayAt(serverNow())
      this.setData({
        isOpen: true,
        about: t('about', grant),
        first: grant.from > today ? grant.from : today,
        last: grant.to,
        reason: '',
        reasonError: '',
        failed: null,
      })
      this.end('')
    },
  },
  methods: {
    onLanguage() {
      this.end(this.data.to)
    },
    /** On which day it ends; '' = at once. */
    end(to: string) {
      const day = to === '' ? '' : yearText(to)
      this.setData({
        to,
        toText: to === '' ? t('now') : day,
        effect: to === '' ? t('nowText') : t('untilText', { day }),
        label: to === '' ? t('withdraw') : t('shorten', { day }),
      })
    },
    pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.end(detail.value)
    },
    clear() {
      this.end('')
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: detail.value, reasonError: '' })
    },
    close() {
      this.triggerEvent('close')
    },
    async send() {
      const { to, isBusy } = this.data
      const grantId = (this.data.grant as GrantRow | null)?.grantId
      const reason = this.data.reason.trim()
      if (isBusy || grantId === undefined) return
      if (reason === '') {
        this.setData({ reasonError: t('empty') })
        return
      }
      this.setData({ isBusy: true, failed: null })
      const answer =
        to === ''
          ? await attempt(this, 'people', 'withdrawGrant', { grantId, reason })
          : await attempt(this, 'people', 'shortenGrant', { grantId, lastDay: to, reason })
      this.setData({ isBusy: false })
      if (!answer.ok) this.setData({ failed: failed(answer.error) })
      else
        this.triggerEvent('done', {
          text: to === '' ? t('withdrawn') : t('shortened', { day: yearText(to) }),
        })
    },
  },
})
