import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { momentText } from '../../i18n/time'
import { begin, end, retryWhenBack } from '../../live/open'
import { t, words } from './words'

/** The functions that keep something about a person. */
const keepers = [
  'people',
  'messages',
  'queue',
  'cases',
  'windows',
  'attendance',
  'assets',
  'security',
  'complaints',
  'assessment',
  'centre',
] as const
type Keeper = (typeof keepers)[number]
type Section = Output<'people', 'myData'>['sections'][number]

interface Shown {
  readonly key: string
  readonly keeper: Keeper
  readonly section: string
  readonly title: string
  readonly kept: string
  readonly mayErase: boolean
  readonly rows: readonly {
    readonly key: number
    readonly title: string
    readonly caption: string
    readonly value: string
  }[]
  readonly hidden: string
}

/** Rows that a section shows before it is opened. */
const few = 3

const rowsOf = (section: Section): Shown['rows'] =>
  section.rows.map(({ label, value, at }, key) => {
    const caption = at === undefined ? '' : momentText(at)
    // Long words stand below their label, short ones beside it.
    return value.length > 12
      ? { key, title: label, caption: caption === '' ? value : `${value} · ${caption}`, value: '' }
      : { key, title: label, caption, value }
  })

const shownOf = (keeper: Keeper, section: Section, isOpen: boolean): Shown => {
  const rows = rowsOf(section)
  return {
    key: `${keeper} ${section.section}`,
    keeper,
    section: section.section,
    title: section.title,
    kept: section.keepDays === undefined ? t('keptOn') : t('kept', { days: section.keepDays }),
    mayErase: section.mayErase,
    rows: isOpen ? rows : rows.slice(0, few),
    hidden: !isOpen && rows.length > few ? t('more', { rows: rows.length }) : '',
  }
}

const lineOf = ({ label, value, at }: Section['rows'][number]): string =>
  [at === undefined ? '' : momentText(at), label, value].filter((part) => part !== '').join('  ')

/** All of it as text, to be kept anywhere. */
const textOf = (all: readonly Section[]): string =>
  all.map(({ title, rows }) => [title, ...rows.map(lineOf)].join('\n')).join('\n\n')

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    sections: [] as Shown[],
    said: '',
    /** The section that is to be erased, while it is asked about. */
    isAsking: false,
    asked: '',
    question: '',
    isBusy: false,
  },
  all: [] as { keeper: Keeper; section: Section }[],
  opened: '',

  onLoad() {
    begin(this, retryWhenBack(this))
    void this.fetch()
  },
  onUnload() {
    end(this)
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch() {
    const answers = await Promise.all(
      keepers.map(async (keeper) => ({ keeper, answer: await call(keeper, 'myData', {}) })),
    )
    const all: typeof this.all = []
    for (const { keeper, answer } of answers) {
      if (!answer.ok) {
        this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
        return
      }
      all.push(...answer.value.sections.map((section) => ({ keeper, section })))
    }
    this.all = all
    this.show()
  },
  show() {
    this.setData({
      blank: '',
      sections: this.all.map(({ keeper, section }) =>
        shownOf(keeper, section, this.opened === `${keeper} ${section.section}`),
      ),
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  unfold({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.opened = (currentTarget.dataset as { key: string }).key
    this.show()
  },
  copy() {
    wx.setClipboardData({
      data: textOf(this.all.map(({ section }) => section)),
      success: () => {
        this.setData({ said: t('copied') })
      },
      fail: () => undefined,
    })
  },
  ask({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: string }
    const one = this.data.sections.find((section) => section.key === key)
    if (one === undefined) return
    this.setData({ isAsking: true, asked: one.key, question: t('ask', { title: one.title }), said: '' })
  },
  keep() {
    this.setData({ isAsking: false })
  },
  async erase() {
    const one = this.data.sections.find((section) => section.key === this.data.asked)
    if (one === undefined || this.data.isBusy) return
    this.setData({ isBusy: true })
    const erased = await this.send(one)
    const said = erased === undefined ? t('notErased') : t('erased', { rows: erased })
    this.setData({ isBusy: false, isAsking: false, said })
    if (erased !== undefined) void this.fetch()
  },
  async send({ keeper, section }: Shown): Promise<number | undefined> {
    const answer =
      keeper === 'messages' && (section === 'messages' || section === 'agreements')
        ? await attempt(this, 'messages', 'eraseMyData', { section })
        : keeper === 'queue' && section === 'tickets'
          ? await attempt(this, 'queue', 'eraseMyData', { section })
          : keeper === 'cases' && (section === 'words' || section === 'papers')
            ? await attempt(this, 'cases', 'eraseMyData', { section })
            : undefined
    return answer?.ok === true ? answer.value.erased : undefined
  },
})
