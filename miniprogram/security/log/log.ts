import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { serverNow } from '../../api/clock'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAt } from '../../i18n/time'
import { type Attached, attachFile } from '../../live/attached'
import { withTick } from '../../live/checked'
import { failed, type Failed } from '../../live/failed'
import { goBack } from '../../live/go'
import { drillKinds, type Kind, kindText } from '../drill-words'
import { t, words } from './words'

const MOST_FILES = 6
const usual = (): Kind => 'fire'

/** 登记演练、安全培训 (§30 §31), or mending what was logged. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    kind: usual(),
    kinds: [] as { key: Kind; label: string }[],
    kindAt: 0,
    kindText: '',
    name: '',
    nameError: '',
    today: '',
    day: '',
    dayText: '',
    notes: '',
    notesError: '',
    items: [] as Item[],
    uploads: [] as readonly Attached[],
    isUploading: false,
    fileError: '',
    isFull: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  drillId: '',
  filesBefore: 0,

  onLoad({ drillId = '' }: Record<string, string | undefined>) {
    this.drillId = drillId
    void this.fetch()
  },
  onLanguage() {
    this.show()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  async fetch() {
    const { drillId } = this
    const [form, drill] = await Promise.all([
      call('security', 'drillForm', {}),
      drillId === '' ? undefined : call('security', 'drill', { drillId }),
    ])
    const missed = form.ok ? (drill?.ok === false ? drill : undefined) : form
    if (missed !== undefined) {
      this.setData({ blank: kindOf(missed.error.code), blankText: missed.error.message })
      return
    }
    if (!form.ok) return
    const known = drill?.ok === true ? drill.value : undefined
    const today = dayAt(serverNow())
    const { people } = form.value
    const others = (known?.people ?? []).filter(
      (one) => !people.some(({ personId }) => personId === one.personId),
    )
    this.filesBefore = known?.files.length ?? 0
    this.setData({
      blank: '',
      today,
      day: known?.day ?? today,
      ...(known === undefined ? {} : { kind: known.kind, name: known.title, notes: known.notes }),
      items: [
        ...people.map(({ personId, name, windowNo }) => ({
          key: personId,
          text: name,
          note: t('window', { no: windowNo }),
          checked: known?.people.some((one) => one.personId === personId) === true,
        })),
        ...others.map(({ personId, name }) => ({ key: personId, text: name, checked: true })),
      ],
      isFull: this.filesBefore >= MOST_FILES,
    })
    this.show()
  },
  show() {
    const { kind, day } = this.data
    this.setData({
      kinds: drillKinds.map((key) => ({ key, label: kindText(key) })),
      kindAt: drillKinds.indexOf(kind),
      kindText: kindText(kind),
      dayText: day === '' ? '' : dateText(day),
    })
  },
  pickKind({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ kind: drillKinds[Number(detail.value)] ?? 'other' })
    this.show()
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, dayText: dateText(detail.value) })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'name' | 'notes' }
    this.setData({ [field]: detail.value, [`${field}Error`]: '' })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    this.setData({ items: withTick(this.data.items, detail) })
  },
  chooseAll() {
    this.setData({ items: this.data.items.map((item) => ({ ...item, checked: true })) })
  },
  async addFile() {
    if (this.filesBefore + this.data.uploads.length >= MOST_FILES) return
    await attachFile(this, { nameOf: (n) => t('file', { n }), notSent: t('notSent') }, this.filesBefore)
    this.setData({ isFull: this.filesBefore + this.data.uploads.length >= MOST_FILES })
  },
  async send() {
    const { kind, day, items, uploads, isBusy } = this.data
    const [title, notes] = [this.data.name.trim(), this.data.notes.trim()]
    this.setData({
      nameError: title === '' ? t('needName') : '',
      notesError: notes === '' ? t('needNotes') : '',
      failed: null,
    })
    if (title === '' || notes === '' || isBusy) return
    this.setData({ isBusy: true })
    const form = {
      kind,
      title,
      day,
      notes,
      personIds: items.flatMap(({ key, checked }) => (checked === true ? [key] : [])),
      ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
    }
    const { drillId } = this
    const answer =
      drillId === ''
        ? await attempt(this, 'security', 'logDrill', form)
        : await attempt(this, 'security', 'amendDrill', { drillId, ...form })
    this.setData({ isBusy: false })
    if (answer.ok) goBack('me')
    else this.setData({ failed: failed(answer.error) })
  },
})
