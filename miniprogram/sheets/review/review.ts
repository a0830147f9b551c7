import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { openBlankForm } from '../../live/blank-form'
import { go } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import { byField, type FieldLines, isNew, type Lines } from '../compared'
import type { Draft } from '../form'
import { chipOf, fieldLabel, label } from '../labels'
import { t, words } from './words'

/** One field with its lines, and what the reviewer says of it. */
interface Group extends FieldLines {
  readonly remark: string
}

interface Shown {
  readonly name: string
  readonly caption: string
  readonly chip: string
  readonly state: string
  readonly changes: string
  readonly faults: string
  readonly firstFault: string
  readonly hasVersions: boolean
  /** Blank forms, each with the paper that it is. */
  readonly forms: readonly { readonly key: string; readonly name: string; readonly caption: string }[]
  readonly canRemark: boolean
  readonly canApprove: boolean
  readonly canPublish: boolean
}

/** What is new comes first; the rest keeps the order of the form. */
const grouped = (lines: Lines): Group[] => {
  const all = byField(lines).map((group) => ({ ...group, remark: '' }))
  const hasNew = ({ lines: own }: Group): boolean => own.some(isNew)
  return [...all.filter(hasNew), ...all.filter((group) => !hasNew(group))]
}

const shown = (draft: Draft, lines: Lines): Shown => {
  const { moves, faults, version } = draft
  const isSame = version === 0 ? '' : t('changes', { count: lines.filter(isNew).length })
  return {
    name: draft.content.name === '' ? draft.code : draft.content.name,
    caption: dotted(draft.unitName, draft.code, t('version', { version })),
    chip: chipOf[draft.state] ?? '',
    state: label(draft.state),
    changes: isSame,
    faults: faults.length === 0 ? '' : t('faults', { count: faults.length }),
    firstFault: faults[0]?.text ?? '',
    hasVersions: version > 0,
    forms: draft.content.materials.flatMap(({ name, template }) => {
      const form = draft.templates.find(({ file }) => file === template)
      return form === undefined ? [] : [{ key: form.key, name, caption: form.text }]
    }),
    canRemark: moves.includes('sendBack'),
    canApprove: moves.includes('approve'),
    canPublish: moves.includes('publish'),
  }
}

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    code: '',
    shown: null as Shown | null,
    groups: [] as Group[],
    small: [] as { key: string; icon: string; label: string }[],
    remarkCount: 0,
    main: '',
    panel: '',
    panelTitle: '',
    panelField: '',
    text: '',
    isBusy: false,
    /** The blank form that is being fetched. */
    opening: '',
    failed: null as Failed | null,
  },

  onLoad({ code = '' }: Record<string, string | undefined>) {
    this.setData({ code })
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  async fetch() {
    const { code } = this.data
    const answer = await call('guidance', 'sheetDraft', { code })
    const version = answer.ok ? answer.value.version : 0
    const lines = answer.ok
      ? await call('guidance', 'compareSheets', { code, ...(version === 0 ? {} : { older: version }) })
      : answer
    void wx.stopPullDownRefresh()
    if (!answer.ok || !lines.ok) {
      const error = answer.ok ? (lines.ok ? undefined : lines.error) : answer.error
      if (error !== undefined) this.setData({ blank: finalKindOf(error), blankText: error.message })
      return
    }
    const retire = answer.value.moves.includes('retire')
    this.setData({
      blank: '',
      shown: shown(answer.value, lines.value.lines),
      groups: grouped(lines.value.lines),
      small: retire ? [{ key: 'retire', icon: 'close-circle', label: t('retire') }] : [],
    })
    this.count()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  /** The main button names what happens: back with remarks where there are any, on otherwise. */
  count() {
    const { groups, shown: now } = this.data
    const count = groups.filter(({ remark }) => remark !== '').length
    const main =
      count > 0
        ? t('sendBack', { count })
        : now?.canApprove === true
          ? t('approve')
          : now?.canPublish === true
            ? t('publish')
            : ''
    this.setData({ remarkCount: count, main })
  },

  async openForm({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: string }
    const form = this.data.shown?.forms.find((one) => one.key === key)
    if (form === undefined || this.data.opening !== '') return
    this.setData({ opening: key, failed: null })
    const problem = await openBlankForm(this.data.code, key, form.name)
    this.setData({ opening: '', failed: problem ?? null })
  },
  openVersions() {
    go(`/sheets/versions/versions?code=${this.data.code}`)
  },
  openRemark({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { field } = currentTarget.dataset as { field: string }
    const known = this.data.groups.find((group) => group.field === field)
    const panelTitle = t('remarkFor', { field: fieldLabel(field) })
    this.setData({ panel: 'remark', panelField: field, panelTitle, text: known?.remark ?? '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: detail.value })
  },
  keepRemark() {
    this.putRemark(this.data.text.trim())
  },
  dropRemark() {
    this.putRemark('')
  },
  putRemark(remark: string) {
    const { groups, panelField } = this.data
    this.setData({
      groups: groups.map((group) => (group.field === panelField ? { ...group, remark } : group)),
      panel: '',
    })
    this.count()
  },
  closePanel() {
    this.setData({ panel: '' })
  },
  askRetire() {
    this.setData({ panel: 'retire', panelTitle: t('retireTitle') })
  },
  retire() {
    this.setData({ panel: '' })
    void this.move('retire')
  },

  act() {
    const { groups, remarkCount, shown: now } = this.data
    if (remarkCount > 0) void this.sendBack(groups)
    else void this.move(now?.canApprove === true ? 'approve' : 'publish')
  },
  async sendBack(groups: readonly Group[]) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const remarks = groups
      .filter(({ remark }) => remark !== '')
      .map(({ field, remark }) => ({ field, text: remark }))
    const answer = await attempt(this, 'guidance', 'sendBackSheet', { code: this.data.code, remarks })
    this.setData({ isBusy: false, failed: answer.ok ? null : failed(answer.error) })
    if (answer.ok) void this.fetch()
  },
  async move(move: 'approve' | 'publish' | 'retire') {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'guidance', 'moveSheet', { code: this.data.code, move })
    this.setData({ isBusy: false, failed: answer.ok ? null : failed(answer.error) })
    if (answer.ok) void this.fetch()
  },
})
