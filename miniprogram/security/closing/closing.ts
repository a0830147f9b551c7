import { attempt } from '../../api/attempt'
import { call, type Input, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { clockAt, dateText } from '../../i18n/time'
import { upload } from '../../live/case-upload'
import { withTick } from '../../live/checked'
import { clockOutNext } from '../../live/closed-up'
import { failed, type Failed } from '../../live/failed'
import { goBack } from '../../live/go'
import { pickPhoto } from '../../live/paper-file'
import { sealRow } from '../seal-words'
import { t, words } from './words'

type View = Output<'security', 'closing'>
type Key = Input<'security', 'closeUp'>['items'][number]

const shown = ({ windowNo, day, others, state, done, out }: View) => ({
  name: windowNo === undefined ? t('hall') : t('window', { no: windowNo }),
  windowNo: windowNo === undefined ? '' : String(windowNo),
  date: dateText(day),
  who: others === 0 ? t('last') : t('others', { n: others }),
  isChased: state === 'chased' || state === 'missed',
  isDone: state === 'done',
  doneBy: done === undefined ? '' : t('done', { by: done.by, at: clockAt(done.at) }),
  out: out.map((one) => ({ ...sealRow(one), mayReturn: one.buttons.includes('return') })),
})
const nothing = (): ReturnType<typeof shown> | null => null

/** 下班检查 (§31): what is looked at before a window, or the hall, is left; one thumb, one tick each. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    place: nothing(),
    items: [] as Item[],
    left: 0,
    label: '',
    photo: '',
    photoId: '',
    photoError: '',
    isThanks: false,
    isFromClock: false,
    isUploading: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  windowId: '',

  onLoad({ windowId = '', then = '' }: Record<string, string | undefined>) {
    this.windowId = windowId
    this.setData({ isFromClock: then === 'clock' })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const { windowId } = this
    const answer =
      windowId === ''
        ? await call('security', 'hallClosing', {})
        : await call('security', 'closing', { windowId })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { items } = answer.value
    const before = this.data.items
    this.show(
      shown(answer.value),
      items.map((key) => ({
        key,
        text: t(`item_${key}`),
        checked: before.find((one) => one.key === key)?.checked === true,
      })),
    )
  },
  show(place: ReturnType<typeof shown>, items: Item[]) {
    const left = items.filter(({ checked }) => checked !== true).length
    const label =
      place.out.length > 0
        ? t('outFirst')
        : left > 0
          ? t('left', { n: left })
          : t(place.isDone ? 'again' : 'send')
    this.setData({ blank: '', place, items, left, label })
  },
  tick({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    const { place } = this.data
    if (place === null) return
    void wx.vibrateShort({ type: 'light' })
    this.setData({ failed: null })
    this.show(place, withTick(this.data.items, detail))
  },
  async giveBack({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'security', 'returnSeal', { sealId: id })
    this.setData({ isBusy: false })
    if (answer.ok) await this.fetch()
    else this.setData({ failed: failed(answer.error) })
  },
  async addPhoto() {
    if (this.data.isUploading) return
    const path = await pickPhoto()
    if (path === undefined) return
    this.setData({ isUploading: true, photoError: '' })
    const id = await upload(path)
    this.setData({
      isUploading: false,
      ...(id === undefined
        ? { photoError: t('notSent') }
        : { photoId: id, photo: t('photoOf', { n: 1 }), photoError: '' }),
    })
  },
  async send() {
    const { items, photoId, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { windowId } = this
    const ticked = {
      items: items.map(({ key }) => key as Key),
      ...(photoId === '' ? {} : { uploadId: photoId }),
    }
    const answer =
      windowId === ''
        ? await attempt(this, 'security', 'closeHall', ticked)
        : await attempt(this, 'security', 'closeUp', { windowId, ...ticked })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    void wx.vibrateShort({ type: 'medium' })
    if (this.data.isFromClock) {
      clockOutNext()
      goBack('me')
      return
    }
    this.setData({ isThanks: true, photoId: '', photo: '', items: [] })
    await this.fetch()
  },
})
