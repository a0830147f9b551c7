import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { failed, type Failed } from '../../live/failed'
import { chipOf, label } from '../labels'
import { t, words } from './words'

type Line = Output<'guidance', 'reviewSheets'>['sheets'][number]
type Part = 'submitted' | 'approved' | 'published'

interface Shown {
  readonly code: string
  readonly name: string
  readonly caption: string
  readonly chip: string
  readonly state: string
}

const parts: readonly Part[] = ['submitted', 'approved', 'published']

const shown = ({ code, name, unitName, state, version, remarkCount }: Line, isCentre: boolean): Shown => ({
  code,
  name: name === '' ? code : name,
  caption: dotted(
    isCentre ? unitName : '',
    t('line', { code, version }),
    remarkCount === 0 ? '' : t('remarks', { count: remarkCount }),
  ),
  chip: chipOf[state] ?? '',
  state: label(state),
})

const partOf = (
  { sheets, cursor }: { readonly sheets: readonly Line[]; readonly cursor?: string | undefined },
  isCentre: boolean,
) => ({ ok: true, value: { rows: sheets.map((line) => shown(line, isCentre)), cursor } }) as const

/** `?as=centre` is the centre's review; otherwise what the caller's own unit writes. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    isCentre: false,
    parts: [] as { key: Part; label: string }[],
    part: 'submitted',
    sheets: [] as Shown[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    unitId: '',
    isPanelOpen: false,
    code: '',
    name: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ as = '' }: Record<string, string | undefined>) {
    this.setData({ isCentre: as === 'centre' })
    this.title()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'sheets', (cursor) => this.part(cursor))
  },
  onLanguage() {
    this.title()
    void this.fetch()
  },
  title() {
    this.setData({ parts: parts.map((key) => ({ key, label: t(key) })) })
  },

  async part(cursor?: string) {
    const { isCentre, part } = this.data
    const from = cursor === undefined ? {} : { cursor }
    if (!isCentre) {
      const answer = await call('guidance', 'unitSheets', from)
      if (!answer.ok) return answer
      this.setData({ unitId: answer.value.units[0]?.unitId ?? '' })
      return partOf(answer.value, isCentre)
    }
    const answer = await call('guidance', 'reviewSheets', { state: part as Part, ...from })
    return answer.ok ? partOf(answer.value, isCentre) : answer
  },
  fetch() {
    const { part } = this.data
    return renew(
      this,
      'sheets',
      () => this.part(),
      () => part === this.data.part,
    )
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Part }>) {
    this.setData({ part: detail.key, blank: 'loading' })
    void this.fetch()
  },
  openTransfer() {
    go('/sheets/transfer/transfer')
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { code } = currentTarget.dataset as { code: string }
    go(`/sheets/${this.data.isCentre ? 'review/review' : 'edit/edit'}?code=${code}`)
  },

  openPanel() {
    this.setData({ isPanelOpen: true, failed: null })
  },
  closePanel() {
    this.setData({ isPanelOpen: false })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'code' | 'name' }
    this.setData({ [field]: detail.value })
  },
  async create() {
    const { unitId, isBusy } = this.data
    const code = this.data.code.trim().toUpperCase()
    const name = this.data.name.trim()
    if (isBusy || code === '' || name === '') return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'guidance', 'startSheet', { unitId, code, name })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ isPanelOpen: false, code: '', name: '' })
    go(`/sheets/edit/edit?code=${code}`)
  },
})
