import { attempt } from '../../api/attempt'
import { command, type Failure, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { failed, type Failed } from '../../live/failed'
import { complaintShown, type ComplaintShown } from './shown'
import { t, words } from './words'

type Act = 'add' | 'askReview' | 'reportRetaliation' | 'withdraw'
const noAct = (): Act | '' => ''
const nothing = (): ComplaintShown | null => null

/** 投诉进展 (§33): what came of it, what one is asked, and what one may do, by the receipt alone. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    complaint: nothing(),
    act: noAct(),
    label: '',
    n: 0,
    said: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  receipt: '',

  onLoad({ receipt = '' }: Record<string, string | undefined>) {
    this.receipt = receipt
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await command('complaints', 'followReceipt', { receipt: this.receipt }).send()
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', complaint: complaintShown(answer.value) })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },

  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { n = 0, act } = currentTarget.dataset as { n?: number; act: Act }
    this.setData({ act, n, label: t(act), said: '', error: '', failed: null })
  },
  close() {
    this.setData({ act: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  ended(answer: { ok: true; value: Output<'complaints', 'followReceipt'> } | { ok: false; error: Failure }) {
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ act: '', complaint: complaintShown(answer.value) })
    else this.setData({ failed: failed(answer.error) })
  },
  async send() {
    const { act, n, isBusy } = this.data
    const { receipt } = this
    if (act === '' || isBusy) return
    const said = this.data.said.trim()
    if (act !== 'withdraw' && said === '') {
      this.setData({ error: t('needWords') })
      return
    }
    this.setData({ isBusy: true, failed: null })
    const input = { receipt, n, words: said }
    this.ended(
      act === 'withdraw'
        ? await attempt(this, 'complaints', 'withdrawComplaint', { receipt })
        : act === 'add'
          ? await attempt(this, 'complaints', 'addToComplaint', input)
          : act === 'askReview'
            ? await attempt(this, 'complaints', 'askReview', input)
            : await attempt(this, 'complaints', 'reportRetaliation', input),
    )
  },
})
