import { attempt } from '../../api/attempt'
import type { Input } from '../../api/call'
import { page } from '../../behaviors/page'
import { failed, type Failed } from '../../live/failed'
import { keepReceipt, newReceipt } from '../../live/receipts'
import { go } from '../../live/go'
import { t, words } from './words'

type About = Input<'windows', 'giveOpinion'>['about']
const subjects: readonly About[] = ['window', 'hours', 'services']
const usual = (): About => 'hours'

/** 师生意见 on one window (§8). */
Page({
  behaviors: [page({ words })],
  data: {
    windowId: '',
    no: '',
    heading: '',
    subjects: [] as { key: About; label: string }[],
    about: usual(),
    said: '',
    isSent: false,
    /** Made once a page, so that sending again after a loss is the same intention. */
    receipt: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ windowId = '', no = '' }: Record<string, string | undefined>) {
    this.setData({ windowId, no })
    this.name()
  },
  onLanguage() {
    this.name()
  },
  name() {
    this.setData({
      heading: t('heading', { no: this.data.no }),
      subjects: subjects.map((key) => ({ key, label: t(key) })),
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: About }>) {
    this.setData({ about: detail.key })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value })
  },
  openList() {
    go('/about/opinions/opinions?which=mine')
  },
  async send() {
    const { windowId, about, isBusy } = this.data
    const said = this.data.said.trim()
    if (said === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const receipt = this.data.receipt || ((await newReceipt()) ?? '')
    this.setData({ receipt })
    const answer = await attempt(this, 'windows', 'giveOpinion', {
      windowId,
      about,
      words: said,
      ...(receipt === '' ? {} : { receipt }),
    })
    this.setData({ isBusy: false })
    if (answer.ok) {
      if (receipt !== '') keepReceipt(receipt)
      this.setData({ isSent: true })
    } else this.setData({ failed: failed(answer.error) })
  },
})
