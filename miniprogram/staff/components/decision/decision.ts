import { dateText } from '../../../i18n/time'
import type { Failed } from '../../../live/failed'
import { ownWords } from '../../../behaviors/words'
import type { Tick, TicketCase } from '../serving/matter'
import { type Kind, lineOf, type Line, madeOf, noValues, reasonKeys, type Values } from './made'
import { t, words } from './words'

type Paper = TicketCase['papers'][number]
type Promise = NonNullable<TicketCase['promise']>

const labels = {
  notice: ['send', 'sendLast'],
  accept: ['take', 'takeLast'],
  deny: ['refuse', 'refuseLast'],
} as const
const texts: Partial<Record<Kind, 'noticeText' | 'denyText'>> = {
  notice: 'noticeText',
  deny: 'denyText',
}
const bases = ['schoolRule', 'policy', 'law'] as const

const promiseText = (promise: Promise | null): string => {
  if (promise === null) return ''
  return promise.dueOn === undefined
    ? t('undated')
    : t('promised', { days: promise.days, day: dateText(promise.dueOn) })
}

/**
 * 窗口决定: the form of a decision at the counter, from below: 一次性告知, 承诺办理 or 不予办理.
 * @property open       @property kind   notice accept deny
 * @property papers     papers of the case, as they were found so far
 * @property promise    what would be promised today; null where the sheet promises nothing
 * @property asksName   nobody is known by the number: a name is asked for as well
 * @property last       nobody waits: no next one is called afterwards
 * @property second     a second notice was refused: why it is given all the same is asked for
 * @property busy       @property failed  why it was refused, as a card
 * @event decide        { decision, ticks, name }
 * @event close
 */
Component({
  behaviors: [ownWords({ words })],
  properties: {
    open: { type: Boolean, value: false },
    kind: { type: String, value: 'notice' },
    papers: { type: Array, value: [] as Paper[] },
    promise: { type: Object, value: null as Promise | null },
    asksName: { type: Boolean, value: false },
    last: { type: Boolean, value: false },
    second: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    failed: { type: Object, value: null as Failed | null },
  },
  data: {
    isBegun: false,
    title: '',
    text: '',
    label: '',
    lines: [] as Line[],
    reasons: [] as { key: string; label: string; isPicked: boolean }[],
    promised: '',
    vacation: '',
    values: noValues(),
    errors: noValues(),
    bases: [] as { key: string; label: string }[],
  },
  observers: {
    // A form begins anew each time it opens; what was typed stays while it is refused.
    'open, kind'(isOpen: boolean) {
      if (isOpen === this.data.isBegun) return
      this.setData({ isBegun: isOpen })
      if (isOpen) this.begin()
    },
    last() {
      this.name()
    },
  },
  methods: {
    onLanguage() {
      this.name()
    },
    name() {
      const kind = this.data.kind as Kind
      const text = texts[kind]
      this.setData({
        title: t(kind),
        text: text === undefined ? '' : t(text),
        label: t(labels[kind][this.data.last ? 1 : 0]),
        bases: bases.map((key) => ({ key, label: t(key) })),
      })
    },
    begin() {
      const promise = this.data.promise as Promise | null
      this.name()
      this.setData({
        lines: this.data.papers.filter(({ mark }) => mark !== 'ok').map(lineOf),
        reasons: reasonKeys.map((key) => ({ key, label: t(key), isPicked: false })),
        promised: promiseText(promise),
        vacation: promise === null ? '' : t(promise.inVacation ? 'vacationYes' : 'vacationNo'),
        values: { ...noValues(), basis: bases[0] },
        errors: noValues(),
      })
    },
    close() {
      this.triggerEvent('close')
    },
    type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { key } = currentTarget.dataset as { key: keyof Values }
      this.setData({ [`values.${key}`]: detail.value, [`errors.${key}`]: '' })
    },
    basis({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.setData({ 'values.basis': detail.key })
    },
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { key } = currentTarget.dataset as { key: string }
      const reasons = this.data.reasons.map((one) => ({ ...one, isPicked: one.key === key }))
      const reason = reasons.find(({ isPicked }) => isPicked)?.label ?? ''
      this.setData({ reasons, 'values.reason': reason, 'errors.reason': '' })
    },
    mark({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ key: Tick['mark'] }>) {
      const { index } = currentTarget.dataset as { index: number }
      this.setData({ [`lines[${String(index)}].mark`]: detail.key })
    },
    remark({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { index } = currentTarget.dataset as { index: number }
      this.setData({ [`lines[${String(index)}].remark`]: detail.value })
    },
    send() {
      const { kind, values, lines, asksName, second, promised } = this.data
      if (this.data.busy) return
      const made = madeOf(kind as Kind, values, lines, {
        asksName,
        isSecond: second,
        asksDays: promised === '',
      })
      if ('empty' in made) {
        this.setData({
          errors: { ...noValues(), ...Object.fromEntries(made.empty.map((key) => [key, t('required')])) },
        })
        return
      }
      this.triggerEvent('decide', made)
    },
  },
})
