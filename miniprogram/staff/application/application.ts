import { attempt } from '../../api/attempt'
import { call, command } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { openFile } from '../../live/open-file'
import { pickPdf, pickPhoto } from '../../live/paper-file'
import { type Answered, fetchThing, moveThing } from '../../live/thing'
import { appearance } from '../../settings/settings'
import { stateChip, subjectText } from '../application-words'
import { failed, type Failed } from '../../live/failed'
import { type Application, type Blocker, blockers, type Fact, facts } from './shown'
import { t, words } from './words'

type Move = Application['buttons'][number]

/** The step that the one solid button takes, the first of these that is open; the others stand behind 其他. */
const main: readonly Move[] = ['submit', 'answer', 'take', 'approve']
/** Steps that need words. */
const worded: readonly Move[] = ['answer', 'sendBack', 'approve', 'reject', 'withdraw']

let shown: Application | undefined

Page({
  behaviors: [page({ words }), fetching],
  data: {
    id: '',
    title: '',
    unit: '',
    chip: '',
    chipText: '',
    isFromCentre: false,
    hearUntil: '',
    facts: [] as Fact[],
    blockers: [] as Blocker[],
    files: [] as { key: string; title: string }[],
    mayEdit: false,
    main: '',
    mainLabel: '',
    others: [] as { key: string; label: string }[],
    small: [] as { key: string; icon: string; label: string }[],
    panel: '',
    panelTitle: '',
    text: '',
    isOpening: false,
    on: '',
    onText: '',
    no: '',
    place: '',
    placeEn: '',
    lines: [] as { lineId: string; name: string }[],
    line: 0,
    fileKey: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  fetch() {
    const { id: applicationId } = this.data
    return fetchThing(this, call('windows', 'application', { applicationId }), (one) => {
      this.show(one)
    })
  },
  show(one: Application) {
    shown = one
    const first = main.find((move) => one.buttons.includes(move))
    const rest = one.buttons.filter((move) => move !== first)
    this.setData({
      blank: '',
      title: subjectText(one),
      unit: one.unitName,
      ...stateChip(one.state),
      isFromCentre: one.origin === 'centre',
      hearUntil: one.hearUntil === undefined ? '' : t('hearUntil', { day: dateText(one.hearUntil) }),
      facts: facts(one, appearance().language === 'en'),
      blockers: blockers(one),
      files: one.files.map(({ key, kind }, at) => ({ key, title: t('file', { n: at + 1, kind }) })),
      mayEdit: one.mayEdit,
      main: first ?? '',
      mainLabel: first === undefined ? '' : this.label(first),
      others: rest.map((move) => ({ key: move, label: this.label(move) })),
      small: rest.length === 0 ? [] : [{ key: 'others', icon: 'more', label: t('more') }],
    })
  },
  label(move: Move): string {
    return move === 'endHearing' || move === 'implement' ? '' : t(move)
  },

  press() {
    if (this.data.main !== '') this.begin(this.data.main as Move)
  },
  other({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.begin((currentTarget.dataset as { key: Move }).key)
  },
  openOthers() {
    this.setData({ panel: 'others', panelTitle: t('more'), failed: null })
  },
  begin(move: Move) {
    if (!worded.includes(move)) {
      void this.send(move)
      return
    }
    const one = shown
    this.setData({
      panel: move,
      panelTitle: this.label(move),
      text: '',
      failed: null,
      isOpening: move === 'approve' && one?.kind === 'open',
      on: one?.wishedOn ?? '',
      onText: one === undefined ? t('choose') : dateText(one.wishedOn),
      no: String(one?.suggestion?.no ?? ''),
      lines: [{ lineId: '', name: t('ownLine') }, ...(one?.suggestion?.lines ?? [])],
      line: 0,
    })
  },
  shut() {
    this.setData({ panel: '', failed: null })
  },
  write({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: detail.value })
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: 'no' | 'place' | 'placeEn' }
    this.setData({ [field]: event.detail.value })
  },
  date({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ on: detail.value, onText: dateText(detail.value) })
  },
  pickLine({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ line: Number(detail.value) })
  },
  confirm() {
    const { panel, text } = this.data
    if (panel === '' || panel === 'others' || panel === 'file' || panel === 'add' || text.trim() === '')
      return
    void this.send(panel as Move)
  },
  approval() {
    const { isOpening, no, place, placeEn, lines, line, on, text } = this.data
    const { lineId = '' } = lines[line] ?? {}
    return {
      applicationId: this.data.id,
      reason: text.trim(),
      effectiveOn: on as never,
      ...(isOpening
        ? {
            opening: {
              no: Number(no),
              place: place.trim(),
              placeEn: placeEn.trim(),
              ...(lineId === '' ? {} : { lineId }),
            },
          }
        : {}),
    }
  },
  step(move: Move) {
    const { id: applicationId } = this.data
    const words = this.data.text.trim()
    switch (move) {
      case 'submit':
        return attempt(this, 'windows', 'submitApplication', { applicationId })
      case 'take':
        return attempt(this, 'windows', 'takeApplication', { applicationId })
      case 'answer':
        return attempt(this, 'windows', 'answerAdjustment', { applicationId, statement: words })
      case 'sendBack':
        return attempt(this, 'windows', 'sendBackApplication', { applicationId, remark: words })
      case 'reject':
        return attempt(this, 'windows', 'rejectApplication', { applicationId, reason: words })
      case 'approve':
        return attempt(this, 'windows', 'approveApplication', this.approval())
      default:
        return attempt(this, 'windows', 'withdrawApplication', { applicationId, reason: words })
    }
  },
  send(move: Move) {
    return this.move(() => this.step(move))
  },
  move(send: () => Promise<Answered<Application>>) {
    return moveThing(this, send, (one) => {
      this.setData({ panel: '' })
      this.show(one)
    })
  },

  edit() {
    go(`/staff/apply/apply?unit=${shown?.unitId ?? ''}&id=${this.data.id}`)
  },
  resolve({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
  /** A file is opened, or by its unit taken off again. */
  pickFile({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: string }
    this.setData({ fileKey: key, failed: null })
    if (this.data.mayEdit) this.setData({ panel: 'file', panelTitle: t('files') })
    else void this.openFile()
  },
  async openFile() {
    const { id: applicationId, fileKey } = this.data
    const answer = await call('windows', 'fileLink', { applicationId, fileKey })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ panel: '' })
    const { url, kind } = answer.value
    if ((await openFile(url, kind === 'pdf' ? 'pdf' : 'jpeg', t('files'))) !== 'opened')
      this.setData({
        failed: { what: t('notOpened'), why: t('notOpenedText'), icon: 'cloud-off', retry: '' },
      })
  },
  dropFile() {
    const { id: applicationId, fileKey } = this.data
    return this.move(() => attempt(this, 'windows', 'dropFile', { applicationId, fileKey }))
  },
  openAdding() {
    this.setData({ panel: 'add', panelTitle: t('addFile'), failed: null })
  },
  async addPhoto() {
    await this.add(await pickPhoto())
  },
  async addPdf() {
    await this.add(await pickPdf())
  },
  async add(filePath: string | undefined) {
    if (filePath === undefined || this.data.isBusy) return
    await this.move(() => this.attach(filePath))
  },
  async attach(filePath: string): Promise<Answered<Application>> {
    const place = await command('windows', 'beginUpload', {}).send()
    if (!place.ok) return place
    try {
      await wx.cloud.uploadFile({ cloudPath: place.value.path, filePath })
    } catch {
      return { ok: false, error: { code: 'OFFLINE', message: t('notSentText') } }
    }
    const { id: applicationId } = this.data
    const { uploadId } = place.value
    return attempt(this, 'windows', 'attachFile', { applicationId, uploadId })
  },
})
