import { attempt } from '../../api/attempt'
import { call, type Failure, type Input, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { audienceText } from '../../i18n/audience'
import { dotted } from '../../i18n/phrases'
import { roleText } from '../../i18n/role'
import { dateText, dayAt, yearText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { type GrantRow, grantRow } from '../grant-row'
import { t, words } from './words'

type View = Output<'people', 'personRoles'>
type Role = Input<'people', 'giveGrant'>['role']
type Act = 'give' | 'leave' | ''

const givenRoles: readonly Role[] = [
  'unitHead',
  'centreStaff',
  'centreAdmin',
  'steeringOffice',
  'custodian',
  'discipline',
]
const noAct = (): Act => ''

const shown = (view: View) => ({
  name: view.name,
  caption: dotted(audienceText(view.audience), view.unitName ?? '', view.maskedNo),
  bound: t(view.isBound ? 'bound' : 'notBound'),
  left: view.leftOn === undefined ? '' : t('left', { day: yearText(view.leftOn) }),
  isSelf: view.isSelf,
  unitId: view.unitId ?? '',
  grants: view.grants.map(grantRow),
  posts: view.posts.map(({ windowNo, kind, from }) => ({
    key: `${kind} ${String(windowNo)}`,
    title: t('post', { no: windowNo, side: t(kind) }),
    caption: t('since', { day: yearText(from) }),
  })),
})

/** `?no=`: who somebody is here; roles are given and withdrawn, and leaving is recorded. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    no: '',
    name: '',
    caption: '',
    bound: '',
    left: '',
    isSelf: false,
    unitId: '',
    /** The centre's day: the phone's own clock doesn't count. */
    today: '',
    grants: [] as GrantRow[],
    posts: [] as { key: string; title: string; caption: string }[],
    done: '',
    act: noAct(),
    actTitle: '',
    actText: '',
    /** The role that is to end. */
    grant: null as GrantRow | null,
    roles: [] as { role: Role; label: string }[],
    role: 0,
    from: '',
    fromText: '',
    to: '',
    toText: '',
    reason: '',
    reasonError: '',
    small: [] as { key: string; icon: string; label: string }[],
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ no = '' }: Record<string, string | undefined>) {
    this.setData({ no: decodeURIComponent(no) })
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('people', 'personRoles', { no: this.data.no })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      const isUnknown = answer.error.code === 'PERSON_UNKNOWN'
      this.setData({
        blank: isUnknown ? 'empty' : kindOf(answer.error.code),
        blankText: answer.error.message,
      })
      return
    }
    this.setData({
      blank: '',
      ...shown(answer.value),
      today: dayAt(Date.parse(answer.value.seenAt)),
      roles: givenRoles.map((role) => ({ role, label: roleText(role) ?? role })),
      small: [
        ...(answer.value.isBound ? [{ key: 'unbind', icon: 'phone', label: t('unbind') }] : []),
        { key: 'leave', icon: 'exit', label: t('leave') },
      ],
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },

  open(act: Act, actTitle: string, actText: string) {
    this.setData({ act, actTitle, actText, reason: '', reasonError: '', failed: null, done: '' })
  },
  close() {
    this.setData({ act: '' })
  },
  askEnd({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.grants.find(({ grantId, mayWithdraw }) => grantId === id && mayWithdraw)
    if (one === undefined) return
    this.setData({ grant: { ...one, name: this.data.name }, done: '' })
  },
  keep() {
    this.setData({ grant: null })
  },
  endedRole({ detail }: WechatMiniprogram.CustomEvent<{ text: string }>) {
    this.setData({ grant: null, done: detail.text })
    void this.fetch()
  },
  pressSmall({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    if (detail.key === 'leave') this.askLeave()
    else go(`/staff/unbind/unbind?no=${encodeURIComponent(this.data.no)}`)
  },
  askGive() {
    const from = this.data.today
    this.setData({ from, fromText: dateText(from), to: '', toText: t('noEnd') })
    this.open('give', t('give'), t('giveText'))
  },
  askLeave() {
    this.open('leave', t('leave'), t('leaveText', { name: this.data.name }))
  },
  pickRole({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ role: (currentTarget.dataset as { index: number }).index })
  },
  pickFrom({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ from: detail.value, fromText: dateText(detail.value) })
  },
  pickTo({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ to: detail.value, toText: yearText(detail.value) })
  },
  clearTo() {
    this.setData({ to: '', toText: t('noEnd') })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },

  async send() {
    const { act, isBusy } = this.data
    const reason = this.data.reason.trim()
    if (isBusy || act === '') return
    if (reason === '') {
      this.setData({ reasonError: t('empty') })
      return
    }
    this.setData({ isBusy: true, failed: null })
    if (act === 'give') await this.give(reason)
    else await this.leave(reason)
    this.setData({ isBusy: false })
  },
  async give(reason: string) {
    const { no, from, to, unitId } = this.data
    const role = this.data.roles[this.data.role]?.role
    if (role === undefined) return
    if (role === 'unitHead' && unitId === '') {
      this.setData({ failed: { what: t('give'), why: t('noUnit'), icon: 'info', retry: '' } })
      return
    }
    const answer = await attempt(this, 'people', 'giveGrant', {
      no,
      role,
      ...(role === 'unitHead' ? { ofUnit: unitId } : {}),
      firstDay: from,
      ...(to === '' ? {} : { lastDay: to }),
      reason,
    })
    this.ended(answer, t('given', { role: roleText(role) ?? role }))
  },
  async leave(reason: string) {
    const answer = await attempt(this, 'people', 'recordLeaving', { no: this.data.no, reason })
    this.ended(answer, answer.ok ? t('gone', answer.value) : '')
  },
  ended(answer: { ok: true } | { ok: false; error: Failure }, done: string) {
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ act: '', done })
    void this.fetch()
  },
})
