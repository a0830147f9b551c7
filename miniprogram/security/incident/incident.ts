import { attempt } from '../../api/attempt'
import { call, type Failure } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { type Attached, attachFile } from '../../live/attached'
import { withTick } from '../../live/checked'
import { failed, type Failed, whyOf } from '../../live/failed'
import { openFile } from '../../live/open-file'
import type { Finding, Grade } from '../incident-words'
import { shown, type View } from './shown'
import { t, words } from './words'

type Act = View['buttons'][number]

const nothing = (): ReturnType<typeof shown> | null => null
const nobody = (): Act | '' => ''
const usualGrade = (): Grade => 'minor'
const usualFinding = (): Finding => 'negligence'

/** Numbers as people write several: by commas, blanks or lines. */
const numbersIn = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((one) => one !== '')

/** 看一件安全事件 (§32): what came of it, and the step that is mine. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    incident: nothing(),
    asking: nobody(),
    sheetTitle: '',
    grade: usualGrade(),
    grades: [] as { key: Grade; label: string }[],
    finding: usualFinding(),
    findings: [] as { key: Finding; label: string }[],
    windows: [] as { windowId: string; label: string }[],
    at: 0,
    atText: '',
    people: [] as Item[],
    said: '',
    nos: '',
    error: '',
    uploads: [] as readonly Attached[],
    isUploading: false,
    fileError: '',
    opened: -1,
    openedNote: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  incidentId: '',
  view: undefined as View | undefined,

  onLoad({ incidentId = '' }: Record<string, string | undefined>) {
    this.incidentId = incidentId
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('security', 'incident', { incidentId: this.incidentId })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.view = answer.value
    this.setData({ blank: '', incident: shown(answer.value) })
  },

  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { act } = currentTarget.dataset as { act: Act }
    const { view } = this
    if (view === undefined) return
    const chosen = view.investigators.map(({ personId }) => personId)
    this.setData({
      asking: act,
      sheetTitle: t(`act_${act}`),
      grade: view.grade ?? 'minor',
      grades: (['minor', 'serious', 'major'] as const).map((key) => ({ key, label: t(key) })),
      finding: 'negligence',
      findings: (['intent', 'negligence', 'none'] as const).map((key) => ({ key, label: t(key) })),
      windows: [
        { windowId: '', label: t('noWindow') },
        ...(view.windows ?? []).map(({ windowId, windowNo }) => ({
          windowId,
          label: t('window', { no: windowNo }),
        })),
      ],
      at: 0,
      atText: t('noWindow'),
      people: (view.candidates ?? []).map(({ personId, name }) => ({
        key: personId,
        text: name,
        checked: chosen.includes(personId),
      })),
      said: act === 'grade' ? (view.immediate ?? '') : '',
      nos: '',
      error: '',
      uploads: [],
      fileError: '',
      failed: null,
    })
  },
  close() {
    this.setData({ asking: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  typeNos({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ nos: detail.value, failed: null })
  },
  turnGrade({ detail }: WechatMiniprogram.CustomEvent<{ key: Grade }>) {
    this.setData({ grade: detail.key })
  },
  turnFinding({ detail }: WechatMiniprogram.CustomEvent<{ key: Finding }>) {
    this.setData({ finding: detail.key, failed: null })
  },
  pickWindow({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const at = Number(detail.value)
    this.setData({ at, atText: this.data.windows[at]?.label ?? '' })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    this.setData({ people: withTick(this.data.people, detail), error: '' })
  },
  addFile() {
    if (this.data.uploads.length > 0) return
    void attachFile(this, { nameOf: (n) => t('file', { n }), notSent: t('notSent') })
  },

  /** What is missing before the step can be made, in words. */
  missing(): string {
    const { asking, said, people, uploads } = this.data
    if (asking === 'grade') return people.some(({ checked }) => checked === true) ? '' : t('needWho')
    if (asking === 'addEvidence') return uploads.length === 0 ? t('needFile') : ''
    return said.trim() === '' ? t('needWords') : ''
  },
  step() {
    const { asking, grade, finding, windows, at, people, uploads, nos } = this.data
    const { incidentId } = this
    const said = this.data.said.trim()
    const windowId = windows[at]?.windowId ?? ''
    if (asking === 'grade')
      return attempt(this, 'security', 'gradeIncident', {
        incidentId,
        grade,
        ...(said === '' ? {} : { immediate: said }),
        ...(windowId === '' ? {} : { windowId }),
        investigatorIds: people.flatMap(({ key, checked }) => (checked === true ? [key] : [])),
      })
    if (asking === 'addEvidence')
      return attempt(this, 'security', 'addEvidence', {
        incidentId,
        uploadId: uploads[0]?.id ?? '',
        ...(said === '' ? {} : { note: said }),
      })
    if (asking === 'find')
      return attempt(this, 'security', 'findIncident', {
        incidentId,
        finding,
        account: said,
        nos: finding === 'none' ? [] : numbersIn(nos),
      })
    return asking === 'reopen'
      ? attempt(this, 'security', 'reopenIncident', { incidentId, reason: said })
      : attempt(this, 'security', 'closeIncident', { incidentId, measures: said })
  },
  async send() {
    const error = this.missing()
    this.setData({ error })
    if (error !== '' || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer: { ok: true } | { ok: false; error: Failure } = await this.step()
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ asking: '' })
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },

  /** The whole of the hash; for those who look into it the file, too. */
  async openPiece({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { n } = currentTarget.dataset as { n: number }
    const piece = this.data.incident?.evidence[n]
    if (piece === undefined || this.data.isBusy) return
    this.setData({ opened: n, openedNote: piece.whole })
    if (this.data.incident?.mayRead !== true) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'security', 'readEvidence', { incidentId: this.incidentId, n })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ openedNote: `${piece.whole}\n${whyOf(answer.error)}` })
      return
    }
    const { link, kind, isIntact } = answer.value
    const how = await openFile(link, kind, t('piece', { n: n + 1 }))
    const said = how === 'opened' ? t(isIntact ? 'intact' : 'changed') : t('notOpened')
    this.setData({ openedNote: `${piece.whole}\n${said}` })
  },
})
