import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { go } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import { type Draft, isIn, type Section, sectionNames } from '../form'
import { chipOf, fieldLabel, label } from '../labels'
import { t, words } from './words'

interface Shown {
  readonly name: string
  readonly caption: string
  readonly chip: string
  readonly state: string
  readonly tone: string
  readonly standing: string
  readonly remarks: readonly { readonly key: string; readonly title: string; readonly text: string }[]
  readonly sections: readonly {
    readonly key: Section
    readonly title: string
    readonly caption: string
    readonly chip: string
    readonly chipText: string
  }[]
  readonly canWrite: boolean
  readonly main: '' | 'submit' | 'takeBack' | 'revise' | 'agree' | 'disagree'
  readonly label: string
  readonly entrusted: string
  readonly canCompare: boolean
  readonly hasVersions: boolean
}

const mains = ['submit', 'takeBack', 'revise'] as const

const standingOf = ({ state, faults }: Draft): string => {
  if (state === 'submitted') return t('waiting')
  if (state === 'approved' || state === 'published' || state === 'retired') return t(state)
  if (state === 'returned' && faults.length === 0) return t('mended')
  return faults.length === 0 ? t('complete') : t('faulty', { count: faults.length })
}

const mainOf = ({ moves, entrustment }: Draft): Shown['main'] => {
  if (entrustment?.isYours === true && moves.length === 0) return entrustment.isAgreed ? 'disagree' : 'agree'
  return mains.find((move) => moves.includes(move)) ?? ''
}

const entrustedOf = ({ entrustment, moves }: Draft): string => {
  if (entrustment === undefined) return ''
  const { unitName: unit, isAgreed, isYours } = entrustment
  if (isAgreed) return t('agreed', { unit })
  return isYours && moves.length === 0 ? t('yours') : t('asked', { unit })
}

const shown = (draft: Draft): Shown => {
  const main = mainOf(draft)
  return {
    name: draft.content.name === '' ? draft.code : draft.content.name,
    caption: dotted(draft.unitName, draft.code, t('version', { version: draft.version })),
    chip: chipOf[draft.state] ?? '',
    state: label(draft.state),
    tone: draft.state === 'returned' ? 'warning' : 'info',
    standing: standingOf(draft),
    remarks: draft.remarks.map(({ field, text }, at) => ({
      key: String(at),
      title: fieldLabel(field),
      text,
    })),
    sections: sectionNames.map((key) => {
      const faults = draft.faults.filter(({ field }) => isIn(key, field))
      return {
        key,
        title: t(key),
        caption: faults[0]?.text ?? '',
        chip: faults.length === 0 ? 'ok' : 'warning',
        chipText: faults.length === 0 ? t('good') : t('toMend', { count: faults.length }),
      }
    }),
    canWrite: draft.moves.includes('write'),
    main,
    label: main === '' ? '' : t(main),
    entrusted: entrustedOf(draft),
    hasVersions: draft.version > 0,
    canCompare: draft.version > 0 && draft.state !== 'published' && draft.state !== 'retired',
  }
}

Page({
  behaviors: [page({ words }), fetching],
  data: {
    code: '',
    shown: null as Shown | null,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ code = '' }: Record<string, string | undefined>) {
    this.setData({ code })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('guidance', 'sheetDraft', { code: this.data.code })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', shown: shown(answer.value) })
    else this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { section } = currentTarget.dataset as { section: Section }
    go(`/sheets/section/section?code=${this.data.code}&section=${section}`)
  },
  compare() {
    go(`/sheets/review/review?code=${this.data.code}`)
  },
  openVersions() {
    go(`/sheets/versions/versions?code=${this.data.code}`)
  },
  async act() {
    const { shown: now, code, isBusy } = this.data
    const main = now?.main ?? ''
    if (isBusy || main === '') return
    this.setData({ isBusy: true, failed: null })
    const answer =
      main === 'agree' || main === 'disagree'
        ? await attempt(this, 'guidance', 'agreeEntrustment', { code, agrees: main === 'agree' })
        : await attempt(this, 'guidance', 'moveSheet', { code, move: main })
    this.setData({ isBusy: false, failed: answer.ok ? null : failed(answer.error) })
    void this.fetch()
  },
})
