import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { serverNow } from '../../api/clock'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAt } from '../../i18n/time'
import { type Attached, attachFile } from '../../live/attached'
import { bringUp } from '../../live/bring-up'
import { failed, type Failed } from '../../live/failed'
import { goBack } from '../../live/go'
import { t, words } from './words'

type How = 'named' | 'anonymous'
type Field = 'what' | 'place' | 'immediate'

const MOST_FILES = 3
const usual = (): How => 'named'

/** 上报安全事件 (§32): by name with photos, or anonymously without. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    how: usual(),
    hows: [] as { key: How; label: string }[],
    what: '',
    whatError: '',
    today: '',
    day: '',
    dayText: '',
    windows: [] as { windowId: string; label: string }[],
    at: 0,
    atText: '',
    place: '',
    immediate: '',
    uploads: [] as readonly Attached[],
    isUploading: false,
    fileError: '',
    isSent: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  nos: [] as readonly { windowId: string; windowNo: number }[],

  onLoad() {
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
    const answer = await call('security', 'myIncidents', {})
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.nos = answer.value.windows
    const today = dayAt(serverNow())
    if (this.data.day === '') this.setData({ today, day: today })
    this.setData({ blank: '' })
    this.show()
  },
  show() {
    const windows = [
      { windowId: '', label: t('noWindow') },
      ...this.nos.map(({ windowId, windowNo }) => ({ windowId, label: t('window', { no: windowNo }) })),
    ]
    this.setData({
      hows: (['named', 'anonymous'] as const).map((key) => ({ key, label: t(key) })),
      dayText: this.data.day === '' ? '' : dateText(this.data.day),
      windows,
      atText: windows[this.data.at]?.label ?? '',
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: How }>) {
    this.setData({ how: detail.key, failed: null })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: Field }
    this.setData({ [field]: detail.value, whatError: '' })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, dayText: dateText(detail.value) })
  },
  pickWindow({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const at = Number(detail.value)
    this.setData({ at, atText: this.data.windows[at]?.label ?? '' })
  },
  addFile() {
    if (this.data.uploads.length >= MOST_FILES) return
    void attachFile(this, { nameOf: (n) => t('file', { n }), notSent: t('notSent') })
  },
  async send() {
    const { how, day, windows, at, uploads, isBusy } = this.data
    const [what, place, immediate] = [
      this.data.what.trim(),
      this.data.place.trim(),
      this.data.immediate.trim(),
    ]
    if (what === '') {
      this.setData({ whatError: t('needWhat') })
      bringUp('#what')
    }
    if (what === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const windowId = windows[at]?.windowId ?? ''
    const facts = {
      what,
      happenedOn: day,
      ...(windowId === '' ? {} : { windowId }),
      ...(place === '' ? {} : { place }),
      ...(immediate === '' ? {} : { immediate }),
    }
    const answer =
      how === 'anonymous'
        ? await attempt(this, 'security', 'reportAnonymously', facts)
        : await attempt(this, 'security', 'reportIncident', {
            ...facts,
            ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
          })
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ isSent: true })
    else {
      this.setData({ failed: failed(answer.error) })
      bringUp('#failed')
    }
  },
  back() {
    goBack('me')
  },
})
