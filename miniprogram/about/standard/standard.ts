import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'

import { dotted } from '../../i18n/phrases'
import { momentText, yearText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Standard = Output<'centre', 'standard'>

const shownOf = ({ title, text, version, effectiveFrom, isNewest, acknowledgedAt }: Standard) => ({
  name: title,
  text,
  line: dotted(t('version', { n: version }), t('from', { day: yearText(effectiveFrom) })),
  isOld: !isNewest,
  read: acknowledgedAt === undefined ? '' : t('read', { at: momentText(acknowledgedAt) }),
})

/** 服务规范 (§15): everybody reads it; who works at a window says that they have. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    shown: null as ReturnType<typeof shownOf> | null,
    version: 0,
    newest: 0,
    mayAcknowledge: false,
    hasEarlier: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch(version?: number) {
    const answer = await call('centre', 'standard', version === undefined ? {} : { version })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({
        blank: answer.error.code === 'STANDARD_MISSING' ? 'empty' : kindOf(answer.error.code),
        blankText: answer.error.message,
      })
      return
    }
    const { version: known, newest, mayAcknowledge } = answer.value
    this.setData({
      blank: '',
      shown: shownOf(answer.value),
      version: known,
      newest,
      mayAcknowledge,
      hasEarlier: known > 1,
    })
  },
  earlier() {
    void this.fetch(this.data.version - 1)
  },
  latest() {
    void this.fetch()
  },
  async acknowledge() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'centre', 'acknowledgeStandard', { version: this.data.version })
    this.setData({ isBusy: false })
    if (answer.ok) await this.fetch()
    else this.setData({ failed: failed(answer.error) })
  },
})
