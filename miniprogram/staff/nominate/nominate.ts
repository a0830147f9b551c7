import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dayAt, dayText, yearText } from '../../i18n/time'
import { goBack } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Posts = Output<'people', 'unitPosts'>
type Seat = Posts['windows'][number]['seats'][number]
type Kind = Seat['kind'] | 'backOffice'
const kinds: readonly Kind[] = ['primary', 'alternate', 'backOffice']
const declarations = ['attitude', 'discipline', 'business', 'backbone'] as const
type Declaration = (typeof declarations)[number]

const lacksText = ({ lacks }: NonNullable<Seat['nomination']>): string => {
  if (!lacks.induction && lacks.services.length === 0) return ''
  const what = lacks.induction
    ? t('lacksInduction')
    : t('lacksServices', { codes: lacks.services.join('、') })
  return dotted(what, lacks.nextOn === undefined ? '' : t('nextOn', { day: dayText(lacks.nextOn) }))
}

const usual = (): Kind => 'primary'

/** Who is there and who is proposed: of a window's seat, or of the unit's back office. */
const placeOf = (
  posts: Posts,
  windowId: string,
  kind: Kind,
): { name?: string; servedOn?: string; comesOn?: string; nomination?: Seat['nomination'] } => {
  if (kind === 'backOffice') {
    const { backOffice, backOfficeNomination: nomination } = posts
    if (backOffice === undefined) return { nomination }
    const { name, from, isComing } = backOffice
    return { name, ...(isComing ? { comesOn: from } : {}), nomination }
  }
  const at = posts.windows.find((one) => one.windowId === windowId)
  const seat = at?.seats.find((one) => one.kind === kind)
  return { ...seat?.holder, nomination: seat?.nomination }
}

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    unitId: '',
    windowId: '',
    windowNo: '',
    kind: usual(),
    where: '',
    holder: '',
    tenure: '',
    nominationId: '',
    sent: '',
    remark: '',
    lacks: '',
    canWithdraw: false,
    no: '',
    noError: '',
    startOn: '',
    startError: '',
    reason: '',
    reasonError: '',
    reasonHint: '',
    items: [] as { key: Declaration; text: string; checked: boolean }[],
    isDeclared: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '', windowId = '', no = '', kind = '' }: Record<string, string | undefined>) {
    const named = kinds.find((one) => one === kind) ?? 'primary'
    this.setData({ unitId, windowId, windowNo: no, kind: named })
    this.name()
    void this.fetch()
  },
  onLanguage() {
    this.name()
    void this.fetch()
  },
  name() {
    const { kind, windowNo, items } = this.data
    const checked = new Set(items.filter((item) => item.checked).map(({ key }) => key))
    this.setData({
      reasonHint: t(kind === 'backOffice' ? 'needHint' : 'reasonHint'),
      where: kind === 'backOffice' ? t(kind) : t('at', { no: windowNo, side: t(kind) }),
      items: declarations.map((key) => ({ key, text: t(key), checked: checked.has(key) })),
    })
  },

  async fetch() {
    const { unitId, windowId, kind } = this.data
    const answer = await call('people', 'unitPosts', { unitId })
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { name, servedOn, comesOn, nomination } = placeOf(answer.value, windowId, kind)
    const isSent = nomination?.state === 'proposed'
    this.setData({
      blank: '',
      // The centre's day: the phone's own clock doesn't count.
      startOn: this.data.startOn === '' ? dayAt(Date.parse(answer.value.seenAt)) : this.data.startOn,
      holder: name ?? t('vacant'),
      tenure:
        comesOn !== undefined
          ? t('comes', { day: yearText(comesOn) })
          : servedOn === undefined
            ? ''
            : t('served', { day: yearText(servedOn) }),
      nominationId: nomination?.nominationId ?? '',
      sent: isSent ? t('sentTitle', { name: nomination.name }) : '',
      remark: nomination?.state === 'returned' ? (nomination.remark ?? '') : '',
      lacks: nomination === undefined ? '' : lacksText(nomination),
      canWithdraw: nomination?.moves.includes('withdraw') === true,
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },

  typeNo({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: detail.value, noError: '' })
  },
  typeStart({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ startOn: detail.value, startError: '' })
  },
  typeReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  toggle({ detail }: WechatMiniprogram.CustomEvent<{ key: Declaration; checked: boolean }>) {
    const items = this.data.items.map((item) =>
      item.key === detail.key ? { ...item, checked: detail.checked } : item,
    )
    this.setData({ items, isDeclared: items.every((item) => item.checked) })
  },

  async send() {
    const { unitId, windowId, kind, nominationId, isBusy } = this.data
    const no = this.data.no.trim()
    const startOn = this.data.startOn.trim()
    const reason = this.data.reason.trim()
    if (no === '') this.setData({ noError: t('empty') })
    if (!/^\d{4}-\d\d-\d\d$/.test(startOn)) this.setData({ startError: t('notDay') })
    if (kind === 'backOffice' && reason === '') this.setData({ reasonError: t('needReason') })
    const { noError, startError, reasonError } = this.data
    if (noError !== '' || startError !== '' || reasonError !== '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const declaration = { attitude: true, discipline: true, business: true, backbone: true } as const
    const wish = { no, startOn, declaration, ...(reason === '' ? {} : { reason }) }
    const answer =
      nominationId === ''
        ? await attempt(this, 'people', 'proposeNomination', {
            unitId,
            kind,
            ...(kind === 'backOffice' ? {} : { windowId }),
            ...wish,
          })
        : await attempt(this, 'people', 'reviseNomination', { unitId, nominationId, ...wish })
    this.setData({ isBusy: false })
    if (answer.ok) {
      void this.fetch()
      return
    }
    const { code, message } = answer.error
    if (code === 'PERSON_UNKNOWN') this.setData({ noError: message })
    else if (code === 'START_WRONG') this.setData({ startError: message })
    else if (code === 'REASON_NEEDED' || code === 'EARLY_CHANGE') this.setData({ reasonError: message })
    else {
      if (code === 'MOVED_ON') void this.fetch()
      this.setData({ failed: failed(answer.error) })
      // The card stands at the top; whoever sent this is at the end of the form.
      void wx.pageScrollTo({ scrollTop: 0 })
    }
  },
  async withdraw() {
    const { unitId, nominationId, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'people', 'withdrawNomination', { unitId, nominationId })
    this.setData({ isBusy: false })
    if (answer.ok) {
      goBack('me')
      return
    }
    this.setData({ failed: failed(answer.error) })
    if (answer.error.code === 'MOVED_ON') void this.fetch()
  },
})
