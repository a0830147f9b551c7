import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { grow, renew } from '../../live/more'
import { t, words } from './words'

const shown = ({
  complaintId,
  nos,
  filedOn,
  openings,
}: Output<'complaints', 'namedComplaints'>['rows'][number]) => ({
  complaintId,
  title: nos.join(' '),
  caption: dotted(
    t('filed', { day: dateText(filedOn) }),
    openings.length === 0 ? '' : t('opened', { n: openings.length }),
  ),
})
const sealed = { name: '', line: '' }

/** 身份保管 (§33): what was filed by name, by number and day; one identity at a time, with a reason. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as ReturnType<typeof shown>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    complaintId: '',
    reason: '',
    error: '',
    identity: sealed,
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  async part(cursor?: string) {
    const answer = await call('complaints', 'namedComplaints', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    return { ok: true, value: { rows: answer.value.rows.map(shown), cursor: answer.value.cursor } } as const
  },
  fetch() {
    return renew(this, 'rows', () => this.part())
  },
  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ complaintId: id, reason: '', error: '', identity: sealed, failed: null })
  },
  /** What was opened goes from the screen with the sheet. */
  close() {
    const wasOpened = this.data.identity.name !== ''
    this.setData({ complaintId: '', identity: sealed })
    if (wasOpened) void this.fetch()
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, error: '' })
  },
  async send() {
    const { complaintId, isBusy, identity } = this.data
    if (identity.name !== '') {
      this.close()
      return
    }
    const reason = this.data.reason.trim()
    if (isBusy) return
    if (reason === '') {
      this.setData({ error: t('needReason') })
      return
    }
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'complaints', 'openIdentity', { complaintId, reason })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const { name, no, contact } = answer.value
    const line = dotted(
      no === undefined ? '' : t('no', { no }),
      contact === undefined ? '' : t('contact', { contact }),
    )
    this.setData({ identity: { name, line } })
  },
})
