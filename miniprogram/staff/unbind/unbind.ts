import { attempt } from '../../api/attempt'
import type { Failure, Input } from '../../api/call'
import { page } from '../../behaviors/page'
import { momentText } from '../../i18n/time'
import { go } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Seen = Input<'people', 'unbind'>['seen']
const papers: readonly Seen[] = ['campusCard', 'idCard', 'passport']
type State = 'asking' | 'unbound' | 'given'
const asking = (): State => 'asking'

/** `?no=`: somebody has another WeChat or phone; after a look at their card the old binding ends and a code follows. */
Page({
  behaviors: [page({ words })],
  data: {
    state: asking(),
    no: '',
    noError: '',
    name: '',
    nameError: '',
    papers: [] as { key: Seen; label: string }[],
    /** Which of the papers was seen; -1 = none yet. */
    seen: -1,
    seenError: '',
    reason: '',
    reasonError: '',
    done: '',
    given: null as { title: string; maskedNo: string; code: string; until: string } | null,
    small: [] as { key: string; icon: string; label: string }[],
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ no = '' }: Record<string, string | undefined>) {
    this.setData({ no: decodeURIComponent(no) })
    this.onLanguage()
  },
  onLanguage() {
    this.setData({
      papers: papers.map((key) => ({ key, label: t(key) })),
      small: [{ key: 'print', icon: 'receipt', label: t('print') }],
    })
  },

  typeNo({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: detail.value, noError: '' })
  },
  typeName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, nameError: '' })
  },
  typeReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ seen: (currentTarget.dataset as { index: number }).index, seenError: '' })
  },

  async send() {
    const no = this.data.no.trim()
    const name = this.data.name.trim()
    const reason = this.data.reason.trim()
    const seen = papers[this.data.seen]
    this.setData({
      noError: no === '' ? t('empty') : '',
      nameError: name === '' ? t('empty') : '',
      seenError: seen === undefined ? t('empty') : '',
      reasonError: reason === '' ? t('empty') : '',
      failed: null,
    })
    if (this.data.isBusy || no === '' || name === '' || reason === '' || seen === undefined) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'people', 'unbind', { no, name, seen, reason })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ state: 'unbound', done: t('done', answer.value) })
      await this.issue()
    } else this.refused(answer.error)
  },
  refused(error: Failure) {
    if (error.code === 'PERSON_UNKNOWN') this.setData({ noError: error.message })
    else if (error.code === 'NAME_DIFFERS') this.setData({ nameError: error.message })
    else this.setData({ failed: failed(error) })
  },
  /** The fresh code: worked out for this command and nowhere kept, so it is a command of its own. */
  async issue() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'people', 'issueCode', { no: this.data.no.trim() })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const { name, maskedNo, code, until } = answer.value
    this.setData({
      state: 'given',
      given: {
        title: t('code', { name }),
        maskedNo,
        code: `${code.slice(0, 5)} ${code.slice(5)}`,
        until: t('until', { at: momentText(until) }),
      },
    })
  },
  print() {
    go(`/staff/codes/codes?no=${encodeURIComponent(this.data.no.trim())}`)
  },
  again() {
    this.setData({ state: 'asking', no: '', name: '', seen: -1, reason: '', given: null, failed: null })
  },
})
