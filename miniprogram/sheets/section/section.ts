import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import { goBack } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import {
  type Content,
  type Draft,
  emptyRow,
  isIn,
  readValue,
  type RowValues,
  type Section,
  sectionNames,
  sections,
  shownRow,
  shownSection,
  type ShownField,
} from '../form'
import { fieldLabel, label, type Label } from '../labels'
import { chooseForm, lookAtForm } from './attach-form'
import { t, words } from './words'

type Change = WechatMiniprogram.CustomEvent<{ key: string; value: string }>
type Values = Record<string, unknown>

/** What is written and not saved yet; text stays as it was typed until it is read. */
interface Work {
  draft: Draft
  content: Values
  row: Values
}
const works = new WeakMap<object, Work>()

const sectionOf = (name: string): Section => sectionNames.find((one) => one === name) ?? 'what'

const kindsOf = (section: Section): ReadonlyMap<string, ShownField['kind']> =>
  new Map(sections[section].map(({ key, kind }) => [key, kind]))

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    code: '',
    section: 'what',
    canWrite: false,
    remarks: [] as { title: string; text: string }[],
    fields: [] as ShownField[],
    isPanelOpen: false,
    panelTitle: '',
    panelKey: '',
    panelAt: 0,
    panelFields: [] as ShownField[],
    /** How far a blank form is on its way; '' = none is. */
    fileNote: '',
    fileError: '',
    isUploading: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ code = '', section = '' }: Record<string, string | undefined>) {
    this.setData({ code, section: sectionOf(section) })
    void this.fetch()
  },
  onUnload() {
    works.delete(this)
  },
  onLanguage() {
    this.show()
  },
  async fetch() {
    const answer = await call('guidance', 'sheetDraft', { code: this.data.code })
    if (!answer.ok) {
      this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
      return
    }
    const draft = answer.value
    works.set(this, { draft, content: { ...draft.content }, row: {} })
    this.setData({ blank: '', canWrite: draft.moves.includes('write') })
    this.show()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show() {
    const work = works.get(this)
    if (work === undefined) return
    const section = sectionOf(this.data.section)
    const remarks = work.draft.remarks
      .filter(({ field }) => isIn(section, field))
      .map(({ field, text }) => ({ title: fieldLabel(field), text }))
    this.setData({ remarks, fields: shownSection(section, work.content as Content, work.draft) })
  },

  change({ detail: { key, value } }: Change) {
    const work = works.get(this)
    if (work === undefined) return
    const kind = kindsOf(sectionOf(this.data.section)).get(key)
    work.content[key] = kind === 'yes' ? value === 'yes' : value
    // What is being mended is no longer called wrong; saving looks at it anew.
    const at = this.data.fields.findIndex((field) => field.key === key && field.error !== '')
    if (at >= 0) this.setData({ [`fields[${String(at)}].error`]: '' })
    // What is chosen decides what else is asked; what is typed is shown by the field itself.
    if (kind === 'yes' || kind === 'pick')
      this.read(work.content, sectionOf(this.data.section), () => {
        this.show()
      })
  },
  toggle({
    detail: { key, item, checked },
  }: WechatMiniprogram.CustomEvent<{ key: string; item: string; checked: boolean }>) {
    const work = works.get(this)
    if (work === undefined) return
    const chosen = (work.content[key] as readonly string[]).filter((one) => one !== item)
    work.content[key] = checked ? [...chosen, item] : chosen
    this.read(work.content, sectionOf(this.data.section), () => {
      this.show()
    })
  },
  /** Reads what was typed into the values that a draft keeps; what can't be read is told and nothing goes on. */
  read(values: Values, section: Section, then: () => void) {
    for (const [key, kind] of kindsOf(section)) {
      const typed = values[key]
      if (typeof typed !== 'string' || kind === 'text' || kind === 'long' || kind === 'pick') continue
      const value = readValue(kind, typed)
      if (value === undefined) {
        this.complain(key as Label)
        return
      }
      values[key] = value
    }
    then()
  },
  complain(key: Label) {
    const why = t('badNumber', { field: label(key) })
    this.setData({ failed: { what: t('bad'), why, icon: 'info', retry: '' } })
  },

  openRow({ detail: { key, index } }: WechatMiniprogram.CustomEvent<{ key: string; index: number }>) {
    const work = works.get(this)
    if (work === undefined) return
    const row = (work.content[key] as readonly RowValues[])[index] ?? emptyRow(key)
    work.row = { ...row }
    this.setData({
      fileNote: '',
      fileError: '',
      isPanelOpen: true,
      panelKey: key,
      panelAt: index,
      panelTitle: t('line', { no: index + 1 }),
    })
    this.showRow()
  },
  addRow({ detail: { key } }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const work = works.get(this)
    if (work === undefined) return
    const index = (work.content[key] as readonly RowValues[]).length
    this.openRow({ detail: { key, index } } as WechatMiniprogram.CustomEvent<{ key: string; index: number }>)
  },
  showRow() {
    const work = works.get(this)
    if (work === undefined) return
    const { panelKey, panelAt, fileNote, fileError } = this.data
    const fields = shownRow(panelKey, panelAt, work.row as RowValues, work.draft)
    this.setData({
      panelFields: fields.map((field) =>
        field.kind === 'file'
          ? { ...field, note: fileNote || field.note, error: fileError || field.error }
          : field,
      ),
    })
  },
  /** A blank form is opened, taken off, or chosen; what was chosen is written down with its paper. */
  async file({ detail: { act } }: WechatMiniprogram.CustomEvent<{ act: string }>) {
    const work = works.get(this)
    if (work === undefined || this.data.isUploading) return
    const say = (note: string, error = ''): void => {
      this.setData({ fileNote: note, fileError: error })
      this.showRow()
    }
    if (act === 'dropFile') {
      work.row['template'] = ''
      say(t('formDropped'))
      return
    }
    this.setData({ isUploading: true })
    if (act === 'openFile') await lookAtForm(this.data.code, work, say)
    else await chooseForm(this, this.data.code, work, say)
    this.setData({ isUploading: false })
  },
  changeRow({ detail: { key, value } }: Change) {
    const work = works.get(this)
    const kind = this.data.panelFields.find((field) => field.key === key)?.kind
    if (work === undefined || kind === undefined) return
    work.row[key] = kind === 'yes' ? value === 'yes' : value
    if (kind === 'yes' || kind === 'pick') this.showRow()
  },
  keepRow() {
    const work = works.get(this)
    if (work === undefined || this.data.isUploading) return
    const { panelKey, panelAt, panelFields } = this.data
    for (const { key, kind } of panelFields) {
      const typed = work.row[key]
      if (kind !== 'number' || typeof typed !== 'string') continue
      const value = readValue(kind, typed)
      if (value === undefined) {
        this.complain(key as Label)
        this.setData({ isPanelOpen: false })
        return
      }
      work.row[key] = value
    }
    const rows = [...(work.content[panelKey] as readonly RowValues[])]
    rows[panelAt] = work.row as RowValues
    this.putRows(rows)
  },
  dropRow() {
    const work = works.get(this)
    if (work === undefined) return
    const rows = (work.content[this.data.panelKey] as readonly RowValues[]).filter(
      (_row, at) => at !== this.data.panelAt,
    )
    this.putRows(rows)
  },
  putRows(rows: readonly RowValues[]) {
    const work = works.get(this)
    if (work === undefined) return
    work.content[this.data.panelKey] = rows
    this.setData({ isPanelOpen: false, failed: null })
    this.show()
  },
  closePanel() {
    this.setData({ isPanelOpen: false })
  },

  save() {
    const work = works.get(this)
    if (work === undefined || this.data.isBusy) return
    this.read(work.content, sectionOf(this.data.section), () => {
      void this.send(work)
    })
  },
  async send({ draft, content }: Work) {
    const { code } = this.data
    const section = sectionOf(this.data.section)
    const own = Object.fromEntries(
      sections[section].map(({ key }) => [key, content[key]]),
    ) as Partial<Content>
    this.setData({ isBusy: true, failed: null })
    const input = { code, revision: draft.revision, content: own }
    const answer = await attempt(this, 'guidance', 'writeSheet', input)
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const work = works.get(this)
    const { revision, faults } = answer.value
    if (work !== undefined) work.draft = { ...work.draft, revision, faults }
    // What is wrong here stays in sight with its place; what is good needs no second look.
    if (faults.some(({ field }) => isIn(section, field))) this.show()
    else goBack('me')
  },
})
