import { attempt } from '../../api/attempt'

import { call, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAfter, dayAt } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Draft = Output<'centre', 'noticeDraft'>
type Audience = Draft['audience']
type Field = 'name' | 'body' | 'nameEn' | 'bodyEn' | 'reason'

const usualAudience = (): Audience => 'everybody'
const WEEK = 7

/** 写公告: a draft, its publication, and taking it back. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    noticeId: '',
    /** What is published stays as it is. */
    isFixed: false,
    state: '',
    name: '',
    nameError: '',
    body: '',
    bodyError: '',
    nameEn: '',
    bodyEn: '',
    hasEnglish: false,
    audience: usualAudience(),
    audiences: [] as { key: Audience; label: string }[],
    today: '',
    from: '',
    to: '',
    fromText: '',
    toText: '',
    small: [] as { key: string; icon: string; label: string }[],
    mayPublish: false,
    mayDrop: false,
    mayWithdraw: false,
    isAsking: false,
    reason: '',
    reasonError: '',
    note: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ noticeId = '' }: Record<string, string | undefined>) {
    this.setData({ noticeId })
    void this.fetch()
  },
  onLanguage() {
    this.name()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  async fetch() {
    const { noticeId } = this.data
    // By this answer the server's day is known, which the phone's need not be.
    const known = await call('centre', 'notices', {})
    if (!known.ok) {
      this.setData({ blank: kindOf(known.error.code), blankText: known.error.message })
      return
    }
    if (noticeId === '') {
      const today = dayAt(serverNow())
      this.setData({ blank: '', today, from: today, to: dayAfter(today, WEEK) })
      this.name()
      return
    }
    const answer = await call('centre', 'noticeDraft', { noticeId })
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show(draft: Draft) {
    const { buttons } = draft
    this.setData({
      blank: '',
      noticeId: draft.noticeId,
      state: draft.state,
      isFixed: !buttons.includes('save'),
      name: draft.title,
      body: draft.body,
      nameEn: draft.titleEn ?? '',
      bodyEn: draft.bodyEn ?? '',
      hasEnglish: draft.titleEn !== undefined || draft.bodyEn !== undefined,
      audience: draft.audience,
      today: dayAt(serverNow()),
      from: draft.from,
      to: draft.to,
      mayPublish: buttons.includes('publish'),
      mayDrop: buttons.includes('drop'),
      mayWithdraw: buttons.includes('withdraw'),
      note:
        draft.state === 'withdrawn'
          ? t('withdrawn', { reason: draft.reason ?? '' })
          : draft.state === 'published'
            ? t('published')
            : '',
    })
    this.name()
  },
  name() {
    const { from, to } = this.data
    this.setData({
      small: [
        { key: 'save', icon: 'check', label: t('save') },
        ...(this.data.mayDrop ? [{ key: 'drop', icon: 'close', label: t('drop') }] : []),
      ],
      audiences: (['everybody', 'staff'] as const).map((key) => ({ key, label: t(key) })),
      fromText: from === '' ? '' : dateText(from),
      toText: to === '' ? '' : dateText(to),
    })
  },

  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: Field }
    this.setData({ [field]: detail.value, [`${field}Error`]: '', note: '' })
  },
  turnAudience({ detail }: WechatMiniprogram.CustomEvent<{ key: Audience }>) {
    this.setData({ audience: detail.key, note: '' })
  },
  pickDay({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'from' | 'to' }
    this.setData({ [field]: detail.value, note: '' })
    this.name()
  },
  addEnglish() {
    this.setData({ hasEnglish: true })
  },
  /** Saves what is written; whether it went through. */
  async keep(): Promise<boolean> {
    const { noticeId, audience, from, to } = this.data
    const [title, body] = [this.data.name.trim(), this.data.body.trim()]
    const [titleEn, bodyEn] = [this.data.nameEn.trim(), this.data.bodyEn.trim()]
    this.setData({
      nameError: title === '' ? t('needName') : '',
      bodyError: body === '' ? t('needBody') : '',
      failed: null,
    })
    if (title === '' || body === '' || this.data.isBusy) return false
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'centre', 'saveNotice', {
      ...(noticeId === '' ? {} : { noticeId }),
      title,
      body,
      ...(titleEn === '' ? {} : { titleEn }),
      ...(bodyEn === '' ? {} : { bodyEn }),
      audience,
      from: from,
      to: to,
    })
    this.setData({ isBusy: false })
    if (answer.ok) this.show(answer.value)
    else this.setData({ failed: failed(answer.error) })
    return answer.ok
  },
  async save() {
    if (await this.keep()) this.setData({ note: t('saved') })
  },
  async publish() {
    if (!(await this.keep())) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'centre', 'publishNotice', { noticeId: this.data.noticeId })
    this.setData({ isBusy: false })
    if (answer.ok) this.show(answer.value)
    else this.setData({ failed: failed(answer.error) })
  },
  async drop() {
    const said = await wx.showModal({ title: t('dropTitle'), content: t('dropText'), confirmText: t('drop') })
    if (!said.confirm) return
    const answer = await attempt(this, 'centre', 'dropNotice', { noticeId: this.data.noticeId })
    if (answer.ok) void wx.navigateBack()
    else this.setData({ failed: failed(answer.error) })
  },
  ask() {
    this.setData({ isAsking: true, reason: '', reasonError: '', failed: null })
  },
  close() {
    this.setData({ isAsking: false })
  },
  pressSmall({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void (detail.key === 'drop' ? this.drop() : this.save())
  },
  async withdraw() {
    const reason = this.data.reason.trim()
    this.setData({ reasonError: reason === '' ? t('needReason') : '' })
    if (reason === '' || this.data.isBusy) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'centre', 'withdrawNotice', { noticeId: this.data.noticeId, reason })
    this.setData({ isBusy: false, isAsking: !answer.ok })
    if (answer.ok) this.show(answer.value)
    else this.setData({ failed: failed(answer.error) })
  },
})
