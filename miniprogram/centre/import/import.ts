import { attempt } from '../../api/attempt'
import { call, type Failure } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { failed, type Failed } from '../../live/failed'
import { grow } from '../../live/more'
import { begin, end, every } from '../../live/open'
import { pickTable, putFile } from '../../live/chosen-file'
import { type FaultRow, faultRows, type Import, isMoving, shareOf, told } from './shown'
import { t, words } from './words'

/** Seconds between two looks while the cloud goes on. */
const EVERY = 4

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    importId: '',
    state: '',
    told: null as ReturnType<typeof told> | null,
    isMoving: false,
    share: '',
    applyLabel: '',
    small: [] as { key: string; icon: string; label: string }[],
    faults: [] as FaultRow[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    isBusy: false,
    isSending: false,
    failed: null as Failed | null,
  },

  onShow() {
    begin(
      this,
      every(EVERY, () => {
        if (this.data.isMoving) void this.fetch()
      }),
    )
    void this.fetch()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  onReachBottom() {
    this.more()
  },

  async fetch() {
    const answer = await call('people', 'rosterImport', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      if (this.data.blank !== '')
        this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { import: newest } = answer.value
    this.setData({ blank: '', small: [{ key: 'cancel', icon: 'close', label: t('cancel') }] })
    if (newest !== undefined) this.show(newest)
  },
  show(one: Import) {
    const isOther = one.importId !== this.data.importId || one.state !== this.data.state
    this.setData({
      importId: one.importId,
      state: one.state,
      told: told(one),
      isMoving: isMoving(one),
      share: `width:${String(shareOf(one))}%`,
      applyLabel: t('apply', one),
      ...(isOther ? { faults: [], cursor: '' } : {}),
    })
    if (one.faults > 0 && this.data.faults.length === 0) void this.fetchFaults()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  async part(cursor?: string) {
    const { importId } = this.data
    const answer = await call('people', 'importFaults', {
      importId,
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    const from = cursor === undefined ? 0 : this.data.faults.length
    return {
      ok: true,
      value: { rows: faultRows(answer.value.faults, from), cursor: answer.value.cursor },
    } as const
  },
  async fetchFaults() {
    const answer = await this.part()
    if (answer.ok) this.setData({ faults: [...answer.value.rows], cursor: answer.value.cursor ?? '' })
  },
  more() {
    void grow(this, 'faults', (cursor) => this.part(cursor))
  },

  async choose() {
    if (this.data.isBusy) return
    const file = await pickTable()
    if (file === undefined) return
    this.setData({ isBusy: true, isSending: true, failed: null })
    const put = await putFile('people', file)
    if (put.ok) this.ended(await attempt(this, 'people', 'importRoster', { uploadId: put.uploadId }))
    else this.ended(put)
    this.setData({ isSending: false })
  },
  async apply() {
    const { importId, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.ended(await attempt(this, 'people', 'applyImport', { importId }))
  },
  async cancel() {
    const { importId, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.ended(await attempt(this, 'people', 'cancelImport', { importId }))
  },
  ended(answer: { ok: true; value: Import } | { ok: false; error: Failure }) {
    this.setData({ isBusy: false })
    if (answer.ok) this.show(answer.value)
    else this.setData({ failed: failed(answer.error) })
  },
})
