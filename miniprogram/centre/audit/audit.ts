import { call, type Input, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { roleText } from '../../i18n/role'
import { dateText, dayAt, momentText } from '../../i18n/time'
import { whyOf } from '../../live/failed'
import { grow } from '../../live/more'
import { begin, end, retryWhenBack } from '../../live/open'
import { appearance } from '../../settings/settings'
import { t, words } from './words'

type Entry = Output<'centre', 'auditTrail'>['entries'][number]
type Asked = Input<'centre', 'auditTrail'>

interface Row {
  readonly entryId: string
  readonly title: string
  readonly caption: string
  readonly subject: string
  readonly by: string
  readonly facts: readonly string[]
  readonly seal: string
}

const actorText = ({ name, role }: Entry): string =>
  dotted(name ?? '', role === 'timer' || role === 'member' ? t(role) : (roleText(role) ?? t('visitor')))

/** `people.issueCode` → Issue code, where no Chinese title was kept. */
const spelt = (endpoint: string): string => {
  const words = endpoint.slice(endpoint.indexOf('.') + 1).replace(/([A-Z])/g, ' $1')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}

const rowOf = (entry: Entry): Row => ({
  entryId: entry.entryId,
  title: appearance().language === 'en' ? spelt(entry.endpoint) : (entry.what ?? spelt(entry.endpoint)),
  caption: dotted(actorText(entry), momentText(entry.at)),
  subject: entry.subject,
  by: entry.by,
  facts: entry.facts.map((fact) => t('changed', fact)),
  seal: entry.isSealed ? t('sealed') : t('unsealed'),
})

/** Asked without anything in particular. */
const everything: Asked = {}

type Sealed = Input<'centre', 'verifyAudit'>['collection']
type Broken = Extract<Output<'centre', 'verifyAudit'>, { intact: false }>

const sealed: readonly Sealed[] = ['auditEntries', 'tickets', 'sessions']

const brokenText = (collection: Sealed, verdict: Output<'centre', 'verifyAudit'>): string =>
  t('broken', { where: t(collection), ...(verdict as Broken) })

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    isFinal: false,
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    open: '',
    typed: '',
    until: '',
    untilText: '',
    /** What is looked at: one thing, one person, or nothing in particular. */
    about: '',
    verdict: '',
    isIntact: true,
    isVerifying: false,
  },
  asked: everything,

  /** `?subject=` or `?about=`: one thing, by its name in the audit or by its number. */
  onLoad({ subject = '', about = '' }: Record<string, string | undefined>) {
    begin(this, retryWhenBack(this))
    if (subject !== '') this.asked = { subject: decodeURIComponent(subject) }
    if (about !== '') {
      this.asked = { about: decodeURIComponent(about) }
      this.setData({ typed: decodeURIComponent(about) })
    }
    void this.fetch()
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
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },

  async part(cursor?: string) {
    const answer = await call('centre', 'auditTrail', {
      ...this.asked,
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    return {
      ok: true,
      value: { rows: answer.value.entries.map(rowOf), cursor: answer.value.cursor },
    } as const
  },
  async fetch() {
    const { subject, by, about, until } = this.asked
    this.setData({
      about: subject !== undefined ? t('subject') : by !== undefined ? t('actor') : (about ?? ''),
      untilText: until === undefined ? t('today') : dateText(until),
      until: until ?? dayAt(serverNow()),
    })
    const answer = await this.part()
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      const { code, message } = answer.error
      const isFinal = code === 'NOBODY_OF_THAT_NAME' || code === 'NO_SUCH_THING'
      this.setData({ blank: isFinal ? 'empty' : kindOf(code), blankText: message })
      return
    }
    const { rows, cursor = '' } = answer.value
    this.setData({ blank: '', rows, cursor, open: '', hasFailedMore: false })
  },
  ask(asked: Asked) {
    this.asked = asked
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  retry() {
    this.ask(this.asked)
  },

  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: detail.value })
  },
  find() {
    const about = this.data.typed.trim()
    const { until } = this.asked
    this.ask({ ...(about === '' ? {} : { about }), ...(until === undefined ? {} : { until }) })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.ask({ ...this.asked, until: detail.value })
  },
  toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ open: this.data.open === id ? '' : id })
  },
  ofSubject({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.ask({ subject: (currentTarget.dataset as { subject: string }).subject })
  },
  ofActor({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.ask({ by: (currentTarget.dataset as { by: string }).by })
  },
  ofAll() {
    this.setData({ typed: '' })
    this.ask(everything)
  },
  async verify() {
    if (this.data.isVerifying) return
    this.setData({ isVerifying: true, isIntact: true, verdict: '' })
    let items = 0
    for (const collection of sealed) {
      let after = 0
      for (;;) {
        const answer = await call('centre', 'verifyAudit', { collection, after })
        if (!answer.ok || !answer.value.intact) {
          const verdict = answer.ok ? brokenText(collection, answer.value) : whyOf(answer.error)
          this.setData({ isVerifying: false, isIntact: false, verdict })
          return
        }
        items += answer.value.items
        if (answer.value.next === undefined) break
        after = answer.value.next
        this.setData({ verdict: t('verifying', { items }) })
      }
    }
    this.setData({ isVerifying: false, verdict: t('intact', { items }) })
  },
})
