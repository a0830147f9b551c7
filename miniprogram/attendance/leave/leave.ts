import { attempt } from '../../api/attempt'
import { call, type Failure, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { clockOf, dateText, momentText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { openLinked } from '../../live/linked-file'
import {
  hoursText,
  type Leave,
  lengthText,
  objectionText,
  type Piece,
  stateChip,
  typeText,
} from '../leave-words'
import { t, words } from './words'

/** What a button does: moves that need no words, and panels that ask for some first. */
const moves = [
  'accept',
  'decline',
  'countersign',
  'refuseAsLead',
  'approve',
  'refuse',
  'order',
  'recall',
  'withdraw',
  'returnFromLeave',
  'submit',
] as const
type Move = (typeof moves)[number]
type Action = Move | 'part'
type Panel =
  | ''
  | 'others'
  | 'part'
  | 'decline'
  | 'refuseAsLead'
  | 'refuse'
  | 'order'
  | 'recall'
  | 'withdraw'
  | 'returnFromLeave'

const isMove = (name: string): name is Move => (moves as readonly string[]).includes(name)

/** The buttons in the order in which they matter; B may also take a part of several stretches. */
const actionsOf = ({ buttons, pieces }: Leave): Action[] => {
  const named = buttons.filter(isMove)
  const stretches = pieces.reduce((sum, { spans }) => sum + spans.length, 0)
  const sorted = moves.filter((move) => named.includes(move))
  return sorted.flatMap((move): Action[] => (move === 'accept' && stretches > 1 ? [move, 'part'] : [move]))
}

/** Each stretch of a leave by itself. */
const stretchesOf = (
  pieces: readonly Piece[],
): { key: string; day: Piece['day']; span: Piece['spans'][number] }[] =>
  pieces.flatMap(({ day, spans }) => spans.map((span) => ({ key: `${day}:${String(span.from)}`, day, span })))

const partItems = (pieces: readonly Piece[], chosen: ReadonlySet<string>): Item[] =>
  stretchesOf(pieces).map(({ key, day, span }) => ({
    key,
    text: `${dateText(day)} ${clockOf(span.from)}–${clockOf(span.to)}`,
    checked: chosen.has(key),
  }))

const personRow = ({
  personId,
  name,
  windowNo,
  isAlternate,
  objection,
}: Output<'attendance', 'standIns'>['people'][number]) => ({
  personId,
  name,
  canCome: objection === undefined,
  caption: dotted(
    isAlternate ? t('here') : t('atWindow', { no: String(windowNo) }),
    objection === undefined ? t('free') : objectionText(objection),
  ),
})

const stepTitles: Readonly<Record<string, () => string>> = {
  submit: () => t('submit'),
  submitAlone: () => t('submitAlone'),
  submitAsLead: () => t('submitAsLead'),
  accept: () => t('accept'),
  acceptForLead: () => t('acceptForLead'),
  decline: () => t('decline'),
  countersign: () => t('countersign'),
  refuseAsLead: () => t('refuseAsLead'),
  approve: () => t('approve'),
  refuse: () => t('refuse'),
  withdraw: () => t('withdraw'),
  begin: () => t('begin'),
  returnFromLeave: () => t('returnFromLeave'),
  recall: () => t('recall'),
  order: () => t('order'),
  fellOut: () => t('fellOut'),
  split: () => t('split'),
}

const shown = (leave: Leave) => {
  const { isMine, name, windowNo, pieces, halfDays, type, alternate, isOrdered, isUncovered, state } = leave
  const isGranted = state === 'approved' || state === 'active'
  return {
    heading: isMine ? t('mineOf') : t('nameOf', { name }),
    caption: dotted(
      windowNo === undefined ? '' : t('window', { no: String(windowNo) }),
      typeText(type),
      lengthText(halfDays),
      leave.isLate ? t('late') : '',
    ),
    ...stateChip(state, isUncovered),
    lines: pieces.map(({ day, spans }) => ({ day, title: dateText(day), hours: hoursText(spans) })),
    ended:
      leave.ended === undefined
        ? ''
        : t('endedAt', { at: `${dateText(leave.ended.day)} ${clockOf(leave.ended.minute)}` }),
    standsIn: alternate === undefined ? '' : dotted(alternate, isOrdered ? t('ordered') : ''),
    warning: !isUncovered ? '' : isGranted ? (isMine ? 'mine' : 'centre') : 'waits',
    reason: leave.reason ?? '',
    refusal: leave.refusal ?? '',
    refusalTitle: leave.steps.at(-1)?.move === 'recall' ? t('recalled') : t('refusal'),
    isLong: leave.isLong && state === 'awaitingCentre',
    files: (leave.files ?? []).map(({ at, kind }) => ({ at, kind, title: t('file', { n: at + 1 }) })),
    steps: leave.steps.map(({ move, at }) => ({
      state: 'past',
      title: stepTitles[move]?.() ?? move,
      at: momentText(at),
    })),
  }
}

type Answered = { readonly ok: true; readonly value: Leave } | { readonly ok: false; readonly error: Failure }

const nothing = (): ReturnType<typeof shown> | null => null
const noPanel = (): Panel => ''
const noPieces = (): readonly Piece[] => []

/** 假条 (§23): how it stands, and the next step for whoever looks. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    leaveId: '',
    shown: nothing(),
    main: '',
    mainLabel: '',
    others: [] as { key: Action; label: string }[],
    panel: noPanel(),
    panelTitle: '',
    panelText: '',
    asksWhy: false,
    items: [] as Item[],
    people: [] as ReturnType<typeof personRow>[],
    personId: '',
    why: '',
    whyError: '',
    fileNote: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  pieces: noPieces(),

  onLoad({ leaveId = '' }: Record<string, string | undefined>) {
    this.setData({ leaveId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('attendance', 'leave', { leaveId: this.data.leaveId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show(leave: Leave) {
    this.pieces = leave.pieces
    const [main = '', ...others] = actionsOf(leave)
    this.setData({
      blank: '',
      shown: shown(leave),
      main,
      mainLabel: main === '' ? '' : t(`do_${main}`),
      others: others.map((key) => ({ key, label: t(`do_${key}`) })),
    })
  },

  press() {
    const { main } = this.data
    if (main !== '') void this.act(main as Action)
  },
  /** The one other thing to do, or all of them. */
  second() {
    const { others } = this.data
    const [only] = others
    if (others.length === 1 && only !== undefined) void this.act(only.key)
    else this.openPanel('others', t('more'))
  },
  other({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void this.act((currentTarget.dataset as { key: Action }).key)
  },
  close() {
    this.setData({ panel: '' })
  },
  openPanel(panel: Panel, title: string, text = '') {
    const asksWhy = ['decline', 'refuseAsLead', 'refuse', 'order', 'recall'].includes(panel)
    this.setData({
      panel,
      panelTitle: title,
      panelText: text,
      asksWhy,
      why: '',
      whyError: '',
      failed: null,
      personId: '',
    })
  },
  /** What needs nothing more is done at once, the rest is asked for first. */
  async act(action: Action) {
    const title = t(`do_${action}`)
    if (action === 'submit') go(`/attendance/ask/ask?leaveId=${this.data.leaveId}`)
    else if (action === 'accept') await this.ended(() => this.send('acceptLeave', {}))
    else if (action === 'countersign') await this.ended(() => this.send('countersignLeave', {}))
    else if (action === 'approve') await this.ended(() => this.send('decideLeave', {}))
    else if (action === 'part') {
      this.setData({ items: partItems(this.pieces, new Set()) })
      this.openPanel('part', title, t('partText'))
    } else if (action === 'order') await this.openOrder(title)
    else if (action === 'withdraw') this.openPanel(action, title, t('withdrawText'))
    else if (action === 'returnFromLeave') this.openPanel(action, title, t('returnText'))
    else this.openPanel(action, title, action === 'recall' ? t('recallText') : '')
  },
  async openOrder(title: string) {
    const answer = await call('attendance', 'standIns', { leaveId: this.data.leaveId })
    if (answer.ok) {
      const people = answer.value.people.map(personRow)
      this.setData({ people })
      this.openPanel('order', title, people.length === 0 ? t('nobodyElse') : '')
    } else this.setData({ failed: failed(answer.error) })
  },

  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ why: detail.value, whyError: '' })
  },
  toggle({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    const items = this.data.items.map((item) =>
      item.key === detail.key ? { ...item, checked: detail.checked } : item,
    )
    this.setData({ items, whyError: '' })
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.people.find(({ personId }) => personId === id)
    if (one?.canCome === true) this.setData({ personId: id, whyError: '' })
  },

  send(
    endpoint: 'acceptLeave' | 'countersignLeave' | 'decideLeave' | 'withdrawLeave' | 'returnFromLeave',
    more: { pieces?: Piece[] },
  ) {
    return attempt(this, 'attendance', endpoint, { leaveId: this.data.leaveId, ...more })
  },
  refuse(endpoint: 'declineLeave' | 'countersignLeave' | 'decideLeave' | 'recallLeave', refusal: string) {
    return attempt(this, 'attendance', endpoint, { leaveId: this.data.leaveId, refusal })
  },
  /** The stretches that B ticked, day by day. */
  chosen(): Piece[] {
    const keys = new Set(this.data.items.filter(({ checked }) => checked === true).map(({ key }) => key))
    const stretches = stretchesOf(this.pieces).filter(({ key }) => keys.has(key))
    return [...new Set(stretches.map(({ day }) => day))].map((day) => ({
      day,
      spans: stretches.filter((one) => one.day === day).map(({ span }) => span),
    }))
  },
  async confirm() {
    const { panel, asksWhy, personId } = this.data
    const why = this.data.why.trim()
    const pieces = panel === 'part' ? this.chosen() : []
    if (panel === 'order' && personId === '') this.setData({ whyError: t('choose') })
    else if (asksWhy && why === '') this.setData({ whyError: t('needWhy') })
    else if (panel === 'part' && pieces.length === 0) this.setData({ whyError: t('needPart') })
    else {
      await this.ended(() => {
        if (panel === 'part') return this.send('acceptLeave', { pieces })
        if (panel === 'decline') return this.refuse('declineLeave', why)
        if (panel === 'refuseAsLead') return this.refuse('countersignLeave', why)
        if (panel === 'refuse') return this.refuse('decideLeave', why)
        if (panel === 'recall') return this.refuse('recallLeave', why)
        if (panel === 'withdraw') return this.send('withdrawLeave', {})
        if (panel === 'returnFromLeave') return this.send('returnFromLeave', {})
        const order = { leaveId: this.data.leaveId, personId, reason: why }
        return attempt(this, 'attendance', 'orderStandIn', order)
      })
    }
  },
  async ended(act: () => Promise<Answered>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await act()
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ panel: '' })
      this.show(answer.value)
      return
    }
    this.setData({ failed: failed(answer.error) })
    if (answer.error.code === 'LEAVE_MOVED_ON') {
      this.setData({ panel: '' })
      void this.fetch()
    }
  },

  async openPaper({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const answer = await call('attendance', 'leaveFile', { leaveId: this.data.leaveId, at })
    this.setData({ fileNote: await openLinked(answer, t('file', { n: at + 1 })) })
  },
})
