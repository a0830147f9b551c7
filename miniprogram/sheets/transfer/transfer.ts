import { attempt } from '../../api/attempt'
import type { Failure, Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { fetchFile, pickTable, putFile } from '../../live/chosen-file'
import { appearance } from '../../settings/settings'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Check = Output<'guidance', 'checkImport'>
type Format = 'xlsx' | 'jsonl'

/** What comes next: a file, its import, or another file. */
type Step = 'pick' | 'apply' | 'again' | 'mended'

interface ShownFault {
  readonly key: number
  readonly title: string
  readonly text: string
}

/** Faults that stand there at once; the rest is unfolded. */
const few = 20
/** The check tells so many; there may be more. */
const most = 200

const faultsOf = ({ faults }: Check): ShownFault[] =>
  faults.map(({ row, field, zh, en }, key) => ({
    key,
    title: t('place', { row, field }),
    text: appearance().language === 'en' ? en : zh,
  }))

const nextOf = ({ faults, added, changed }: Check): Step => {
  if (faults.length > 0) return 'mended'
  return added + changed === 0 ? 'again' : 'apply'
}

/** What a page begins with. */
const first = (): Step => 'pick'

Page({
  behaviors: [page({ words })],
  data: {
    file: '',
    /** What the check said, or what was imported. */
    tone: 'info',
    icon: 'info',
    said: '',
    saidText: '',
    changed: '',
    faults: [] as ShownFault[],
    rest: '',
    step: first(),
    main: '',
    isBusy: false,
    failed: null as Failed | null,
    exported: '',
    exportedName: '',
    canOpen: false,
    exportNote: '',
    isExporting: false,
    exportFailed: null as Failed | null,
  },
  uploadId: '',
  check: undefined as Check | undefined,
  isDone: false,
  isWhole: false,
  exportedPath: '',
  sheets: 0,

  onLoad() {
    this.name()
  },
  onLanguage() {
    if (this.check !== undefined) this.show(this.check)
    if (this.data.exported !== '') this.setData({ exported: t('ready', { sheets: this.sheets }) })
    this.name()
  },
  name() {
    const { isBusy, step } = this.data
    const main = isBusy ? t('checking') : step === 'apply' && this.check ? t('apply', this.check) : ''
    this.setData({ main: main === '' && step !== 'apply' ? t(step) : main })
  },

  press() {
    if (this.data.step === 'apply') void this.apply()
    else void this.pick()
  },
  async pick() {
    if (this.data.isBusy) return
    const file = await pickTable()
    if (file === undefined) return
    this.setData({ isBusy: true, file: file.name, failed: null, said: '', faults: [], rest: '', changed: '' })
    this.check = undefined
    this.name()
    const put = await putFile('guidance', file)
    if (put.ok) {
      this.uploadId = put.uploadId
      await this.look()
    } else this.stay(put.error)
  },
  /** 预检: asks what the file would do as things stand. */
  async look() {
    const answer = await attempt(this, 'guidance', 'checkImport', { uploadId: this.uploadId })
    if (!answer.ok) {
      this.stay(answer.error)
      return
    }
    this.isDone = false
    this.isWhole = false
    this.setData({ isBusy: false, step: nextOf(answer.value) })
    this.show(answer.value)
    this.name()
  },
  stay(error: Failure) {
    this.setData({ isBusy: false, step: 'pick', failed: failed(error) })
    this.name()
  },
  show(check: Check) {
    this.check = check
    const all = faultsOf(check)
    const count = all.length
    if (count > 0)
      this.setData({
        tone: 'danger',
        icon: 'octagon',
        said: t('bad', { count, isAll: count < most }),
        saidText: t('badText'),
      })
    else
      this.setData({
        tone: 'info',
        icon: this.isDone ? 'check-circle' : 'info',
        said: t(this.isDone ? 'done' : 'good', check),
        saidText: this.isDone ? t('doneText') : t('goodText', check),
      })
    const shown = this.isWhole ? all : all.slice(0, few)
    this.setData({
      faults: shown,
      rest: shown.length === count ? '' : t('rest', { count: count - shown.length }),
    })
  },
  unfold() {
    this.isWhole = true
    if (this.check !== undefined) this.show(this.check)
  },
  copy() {
    if (this.check === undefined) return
    const lines = faultsOf(this.check).map(({ title, text }) => `${title}：${text}`)
    wx.setClipboardData({ data: [this.data.file, ...lines].join('\n'), fail: () => undefined })
  },
  async apply() {
    const { check } = this
    if (check === undefined || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'guidance', 'applyImport', { importId: check.importId })
    if (answer.ok) {
      this.isDone = true
      this.setData({ isBusy: false, step: 'again' })
      this.show({ ...check, ...answer.value })
      this.name()
    } else if (answer.error.code === 'IMPORT_FAULTY') {
      // Somebody was at the same sheets since the check: it is made anew, so that each row in the way is named.
      this.setData({ changed: t('changed') })
      await this.look()
    } else {
      this.setData({ isBusy: false, failed: failed(answer.error) })
      this.name()
    }
  },

  exportXlsx() {
    void this.export('xlsx')
  },
  exportJsonl() {
    void this.export('jsonl')
  },
  async export(format: Format) {
    if (this.data.isExporting) return
    this.setData({ isExporting: true, exported: '', exportNote: '', exportFailed: null })
    const answer = await attempt(this, 'guidance', 'exportSheets', { format })
    const name = `sheets.${format}`
    const path = answer.ok ? await fetchFile(answer.value.link, name) : undefined
    this.setData({ isExporting: false })
    if (!answer.ok) this.setData({ exportFailed: failed(answer.error) })
    else if (path === undefined)
      this.setData({
        exportFailed: { what: t('notFetched'), why: t('notFetchedText'), icon: 'cloud-off', retry: '' },
      })
    else {
      this.exportedPath = path
      this.sheets = answer.value.sheets
      this.setData({
        exported: t('ready', { sheets: this.sheets }),
        exportedName: name,
        canOpen: format === 'xlsx',
      })
    }
  },
  open() {
    wx.openDocument({
      filePath: this.exportedPath,
      fileType: 'xlsx',
      showMenu: true,
      fail: () => {
        this.setData({ exportNote: t('notOpened') })
      },
    })
  },
  send() {
    wx.shareFileMessage({
      filePath: this.exportedPath,
      fileName: this.data.exportedName,
      fail: ({ errMsg }) => {
        if (!errMsg.includes('cancel')) this.setData({ exportNote: t('notSent') })
      },
    })
  },
})
