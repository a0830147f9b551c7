import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import { dayAt, yearText } from '../../i18n/time'
import { append, fetchMore } from '../../live/more'
import { byField, type FieldLines, isNew, type Lines, type Sides, sideBySide } from '../compared'
import { t, words } from './words'

type Version = Output<'guidance', 'sheetVersions'>['versions'][number]

const rowOf = ({ version, hash, publishedAt }: Version) => ({
  version,
  title: t('version', { version }),
  caption: t('caption', { day: yearText(dayAt(Date.parse(publishedAt))), seal: hash.slice(0, 8) }),
})
type Row = ReturnType<typeof rowOf>

interface Field {
  readonly field: string
  readonly title: string
  readonly rows: readonly Sides[]
}

const fieldOf = (group: FieldLines): Field => ({
  field: group.field,
  title: group.title,
  rows: sideBySide(group),
})

const nobody = (): Row | null => null

/** Any two versions side by side; `older` and `newer` name them, otherwise the last two. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    code: '',
    name: '',
    versions: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    older: nobody(),
    newer: nobody(),
    summary: '',
    changed: [] as Field[],
    same: [] as Field[],
    sameTitle: '',
    isSameOpen: false,
    /** Which of the two is being chosen, and among which. */
    panel: '',
    panelTitle: '',
    choices: [] as Row[],
  },
  wanted: { older: 0, newer: 0 },

  onLoad({ code = '', older = '0', newer = '0' }: Record<string, string | undefined>) {
    this.wanted = { older: Number(older), newer: Number(newer) }
    this.setData({ code })
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  async part(cursor?: string) {
    const { code } = this.data
    const answer = await call('guidance', 'sheetVersions', {
      code,
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    const { versions, cursor: next } = answer.value
    return { ok: true, value: { rows: versions.map(rowOf), cursor: next } } as const
  },
  async fetch() {
    const answer = await this.part()
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
      return
    }
    const { rows, cursor = '' } = answer.value
    this.setData({ versions: rows, cursor, hasFailedMore: false })
    if (rows.length === 0) {
      this.setData({ blank: 'empty' })
      return
    }
    const { older, newer } = this.wanted
    const [last, before] = rows
    await this.compare(
      rows.find(({ version }) => version === older) ?? before,
      rows.find(({ version }) => version === newer) ?? last,
    )
  },
  /** Fetches what differs between two versions; of a single one what it says. */
  async compare(one: Row | undefined, other: Row | undefined) {
    const [older, newer] =
      one !== undefined && other !== undefined && one.version > other.version ? [other, one] : [one, other]
    if (newer === undefined) return
    this.wanted = { older: older?.version ?? 0, newer: newer.version }
    this.setData({ panel: '', older: older ?? null, newer })
    const { code } = this.data
    const input = {
      code,
      newer: newer.version,
      ...(older === undefined ? {} : { older: older.version }),
    }
    const answer = await call('guidance', 'compareSheets', input)
    // Two others were chosen meanwhile.
    if (this.wanted.newer !== newer.version || this.wanted.older !== (older?.version ?? 0)) return
    if (!answer.ok) {
      this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
      return
    }
    this.show(answer.value.lines, older === undefined)
  },
  show(lines: Lines, isOnly: boolean) {
    const groups = byField(lines)
    const changed = groups.filter((group) => group.lines.some(isNew)).map(fieldOf)
    const same = groups.filter((group) => !group.lines.some(isNew)).map(fieldOf)
    this.setData({
      blank: '',
      name: lines.find(({ field, change }) => field === 'name' && change !== 'removed')?.text ?? '',
      changed,
      same,
      sameTitle: t('same', { count: same.length }),
      summary: isOnly ? t('only') : t('changes', { count: changed.length }),
      isSameOpen: isOnly || this.data.isSameOpen,
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  unfold() {
    this.setData({ isSameOpen: !this.data.isSameOpen })
  },

  chooseOlder() {
    this.openPanel('older')
  },
  chooseNewer() {
    this.openPanel('newer')
  },
  openPanel(panel: 'older' | 'newer') {
    this.setData({ panel, panelTitle: t(panel === 'older' ? 'chooseBefore' : 'chooseAfter') })
    this.showChoices()
  },
  /** A version is not compared with itself. */
  showChoices() {
    const { panel, older, newer, versions } = this.data
    const other = panel === 'older' ? newer : older
    this.setData({ choices: versions.filter(({ version }) => version !== other?.version) })
  },
  moreVersions() {
    void fetchMore(
      this,
      (cursor) => this.part(cursor),
      (rows) => {
        append(this, 'versions', rows)
        this.showChoices()
      },
    )
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { version } = currentTarget.dataset as { version: number }
    const { panel, older, newer, versions } = this.data
    const chosen = versions.find((one) => one.version === version)
    const other = (panel === 'older' ? newer : older) ?? undefined
    void this.compare(chosen, other)
  },
  closePanel() {
    this.setData({ panel: '' })
  },
})
