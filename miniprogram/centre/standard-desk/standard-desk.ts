import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'

import { serverNow } from '../../api/clock'
import { dotted } from '../../i18n/phrases'
import { dateText, dayAfter, dayAt, yearText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { t, words } from './words'

type Desk = Output<'centre', 'standardDesk'>

const rowOf = (one: Desk['missing'][number], key: number) => ({
  key,
  title: dotted(one.name, t(one.post)),
  caption: one.unitName,
  window: one.windowNo === undefined ? '' : String(one.windowNo),
})

const usual = (): 'write' | 'publish' | '' => ''
const WEEK = 7

/** 规范和知悉 (§15): who has not read the standards; the administration writes the next version. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    heading: '',
    caption: '',
    hasVersion: false,
    read: '',
    missing: '',
    rows: [] as ReturnType<typeof rowOf>[],
    mayWrite: false,
    hasDraft: false,
    open: usual(),
    name: '',
    said: '',
    saidError: '',
    day: '',
    dayText: '',
    today: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('centre', 'standardDesk', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show({ version, title = '', readBy, read, missing, mayWrite, draft }: Desk) {
    const today = dayAt(serverNow())
    this.setData({
      blank: '',
      hasVersion: version !== undefined,
      heading: version === undefined ? t('noVersion') : title,
      caption:
        version === undefined
          ? t('noVersionText')
          : dotted(
              t('version', { n: version }),
              readBy === undefined ? '' : t('readBy', { day: dateText(readBy) }),
            ),
      read: String(read),
      missing: String(missing.length),
      rows: missing.map(rowOf),
      mayWrite,
      hasDraft: draft !== undefined,
      name: draft?.title ?? (title === '' ? t('usual') : title),
      said: draft?.text ?? '',
      today,
      day: draft === undefined || draft.effectiveFrom < today ? dayAfter(today, WEEK) : draft.effectiveFrom,
    })
    this.setData({ dayText: yearText(this.data.day) })
  },
  openStandard() {
    go('/about/standard/standard')
  },
  async write() {
    this.setData({ open: 'write', saidError: '', failed: null })
    // Begun from what is in force, so that only what changes has to be written.
    if (this.data.said !== '' || !this.data.hasVersion) return
    const answer = await call('centre', 'standard', {})
    if (answer.ok) this.setData({ said: answer.value.text })
  },
  publish() {
    this.setData({ open: 'publish', failed: null })
  },
  close() {
    this.setData({ open: '' })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'name' | 'said' }
    this.setData({ [field]: detail.value, saidError: '' })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, dayText: yearText(detail.value) })
  },
  async confirm() {
    const { open, day: effectiveFrom, isBusy } = this.data
    const [title, text] = [this.data.name.trim(), this.data.said.trim()]
    const isMissing = open === 'write' && (title === '' || text === '')
    this.setData({ saidError: isMissing ? t('needWords') : '', failed: null })
    if (isMissing || isBusy) return
    this.setData({ isBusy: true })
    const answer =
      open === 'write'
        ? await attempt(this, 'centre', 'saveStandard', { title, text, effectiveFrom })
        : await attempt(this, 'centre', 'publishStandard', { effectiveFrom })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ open: '' })
    await this.fetch()
  },
})
