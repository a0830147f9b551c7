import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'

import { dotted } from '../../i18n/phrases'
import { yearText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { articleLabel, t, words } from './words'

type Regulation = Output<'centre', 'regulation'>
type Article = Regulation['chapters'][number]['articles'][number]
type Said = Article['interpretations'][number]

const saidOf = (one: Said) => ({
  interpretationId: one.interpretationId,
  words: one.words,
  line: dotted(
    yearText(one.on),
    one.revision === 1 ? '' : t('revision', { n: one.revision }),
    one.withdrawn === undefined ? '' : t('withdrawn', { reason: one.withdrawn.reason }),
  ),
  earlier: one.earlier.map(({ words: before, on }, at) => ({ key: at, text: dotted(yearText(on), before) })),
  isWithdrawn: one.withdrawn !== undefined,
})

const articleOf = ({ no, paragraphs, interpretations }: Article) => ({
  no,
  label: articleLabel(no),
  paragraphs: paragraphs.map((text, key) => ({ key, text })),
  said: interpretations.map(saidOf),
})

/** Whether an article says what was typed: its text, its number, or what is said of it. */
const fits = (article: Article, typed: string): boolean =>
  typed === '' ||
  String(article.no) === typed ||
  articleLabel(article.no).includes(typed) ||
  article.paragraphs.some((text) => text.includes(typed)) ||
  article.interpretations.some((one) => one.words.includes(typed))

const chaptersOf = ({ chapters }: Regulation, typed: string) =>
  chapters.flatMap(({ no, title, articles }) => {
    const found = articles.filter((article) => fits(article, typed)).map(articleOf)
    return found.length === 0 ? [] : [{ no, heading: t('chapter', { no, title }), articles: found }]
  })

const usual = (): 'interpret' | 'withdraw' | 'inForce' | '' => ''
const none = (): Regulation | undefined => undefined

/** 管理办法 (§35 §36) */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    typed: '',
    heading: '',
    inForce: '',
    chapters: [] as ReturnType<typeof chaptersOf>,
    mayInterpret: false,
    /** What the steering office is writing. */
    open: usual(),
    openTitle: '',
    article: 0,
    interpretationId: '',
    said: '',
    saidError: '',
    day: '',
    dayText: '',
    documentNo: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  known: none(),

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('centre', 'regulation', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { title, effectiveFrom, documentNo = '', mayInterpret } = answer.value
    this.known = answer.value
    this.setData({
      blank: '',
      heading: title,
      inForce: dotted(
        documentNo,
        effectiveFrom === undefined ? t('dateUnknown') : t('inForce', { day: yearText(effectiveFrom) }),
      ),
      day: effectiveFrom ?? '',
      documentNo,
      mayInterpret,
    })
    this.find()
  },
  find() {
    if (this.known !== undefined) this.setData({ chapters: chaptersOf(this.known, this.data.typed.trim()) })
  },
  search({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: detail.value })
    this.find()
  },

  write({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const {
      article,
      id = '',
      words: said = '',
    } = currentTarget.dataset as {
      article: number
      id?: string
      words?: string
    }
    this.setData({
      open: 'interpret',
      openTitle: t('interpretTitle', { article: articleLabel(article) }),
      article,
      interpretationId: id,
      said,
      saidError: '',
      failed: null,
    })
  },
  takeBack({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({
      open: 'withdraw',
      openTitle: t('withdrawTitle'),
      interpretationId: id,
      said: '',
      saidError: '',
      failed: null,
    })
  },
  date() {
    const { day } = this.data
    this.setData({
      open: 'inForce',
      openTitle: t('inForceTitle'),
      dayText: day === '' ? t('choose') : yearText(day),
      failed: null,
    })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, dayText: yearText(detail.value) })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'said' | 'documentNo' }
    this.setData({ [field]: detail.value, saidError: '' })
  },
  close() {
    this.setData({ open: '' })
  },
  send() {
    const { open, article, interpretationId, day, documentNo } = this.data
    const said = this.data.said.trim()
    if (open === 'inForce') {
      const no = documentNo.trim()
      return attempt(this, 'centre', 'setInForce', {
        effectiveFrom: day,
        ...(no === '' ? {} : { documentNo: no }),
      })
    }
    return open === 'withdraw'
      ? attempt(this, 'centre', 'withdrawInterpretation', { interpretationId, reason: said })
      : attempt(this, 'centre', 'interpret', {
          article,
          words: said,
          ...(interpretationId === '' ? {} : { interpretationId }),
        })
  },
  async confirm() {
    const { open, day, isBusy } = this.data
    const isMissing = open === 'inForce' ? day === '' : this.data.said.trim() === ''
    this.setData({ saidError: isMissing ? t('needWords') : '', failed: null })
    if (isMissing || isBusy) return
    this.setData({ isBusy: true })
    const answer = await this.send()
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ open: '' })
    await this.fetch()
  },
})
