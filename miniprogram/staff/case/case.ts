import { attempt } from '../../api/attempt'
import { call, type Input, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import type { Step } from '../../components/timeline/timeline'
import { dotted } from '../../i18n/phrases'
import { dateText, momentText } from '../../i18n/time'
import { chipOf, isOpen } from '../../live/case-look'
import { begin, end, retryWhenBack } from '../../live/open'
import { failed, type Failed } from '../failed'
import { type Field, type Form, formsOf, inputOf } from './forms'
import { t, words } from './words'

type Case = Output<'cases', 'staffCase'>
type Mark = Case['papers'][number]['mark']

const itemsOf = ({ papers }: Case) =>
  papers.map(({ n, name, form, copies, from, need, when, mark, remark }) => ({
    key: String(n),
    text: mark === 'wrong' ? `${name}（${t('wrong')}）` : name,
    note: remark ?? when ?? dotted(copies > 1 ? `${form} ×${String(copies)}` : form, from),
    conditional: need !== 'required',
    checked: mark === 'ok',
  }))

const partsOf = ({ parts }: Case) =>
  parts.map(({ n, unitName, state, days, dueOn, decideBy, words: said, isOverdue }) => ({
    n,
    title: unitName,
    caption:
      said ??
      (decideBy === undefined
        ? dotted(t('partDays', { days }), dueOn === undefined ? '' : t('by', { day: dateText(dueOn) }))
        : t('decideBy', { day: dateText(decideBy) })),
    chip: isOverdue
      ? 'danger'
      : { waiting: 'waiting', inProgress: 'serving', done: 'done', refused: 'warning', waived: 'done' }[
          state
        ],
    chipText: t(state),
  }))

const stepsOf = ({ timeline, live }: { timeline: Case['timeline']; live: boolean }): Step[] =>
  timeline.map(({ at, text, words: said = '', day }, index): Step => {
    const note = dotted(day === undefined ? '' : t('by', { day: dateText(day) }), said)
    return {
      state: live && index === timeline.length - 1 ? 'now' : 'past',
      title: text,
      at: momentText(at),
      ...(note === '' ? {} : { note }),
    }
  })

const factsOf = (one: Case) => ({
  applicant: one.applicant?.name ?? '',
  hasPhone: one.applicant?.hasPhone === true,
  proxyName: one.proxyName ?? '',
  slipCode: one.slipCode ?? '',
  due: one.promise === undefined ? '' : dateText(one.promise.dueOn),
  reason: one.promise?.reason ?? '',
  notice: one.notice?.items.map(({ name }) => name).join('、') ?? '',
  denial: one.denial === undefined ? '' : dotted(one.denial.clause, one.denial.ground),
  result: one.result ?? '',
})

/** Words by field. */
const noWords = (): Record<string, string> => ({})

Page({
  behaviors: [page({ words })],
  data: {
    caseId: '',
    blank: 'loading',
    blankText: '',
    name: '',
    line: '',
    chip: 'waiting',
    chipText: '',
    facts: null as ReturnType<typeof factsOf> | null,
    items: [] as ReturnType<typeof itemsOf>,
    mayTick: false,
    parts: [] as ReturnType<typeof partsOf>,
    steps: [] as Step[],
    forms: [] as Form[],
    form: null as Form | null,
    isFilling: false,
    fields: [] as readonly Field[],
    label: '',
    values: noWords(),
    errors: noWords(),
    phone: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ caseId = '' }: Record<string, string | undefined>) {
    this.setData({ caseId: decodeURIComponent(caseId) })
  },
  onShow() {
    begin(this, retryWhenBack(this))
    void this.fetch()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('cases', 'staffCase', { caseId: this.data.caseId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(one: Case) {
    this.setData({
      blank: '',
      name: one.serviceName,
      line: dotted(one.unitName, t('no', { no: one.no })),
      chip: chipOf(one.state, one.promise?.colour),
      chipText: one.stateText,
      // The answer of a command carries no code; the one that was shown stays.
      facts: { ...factsOf(one), slipCode: one.slipCode ?? this.data.facts?.slipCode ?? '' },
      items: itemsOf(one),
      mayTick: one.moves.includes('checkPapers'),
      parts: partsOf(one),
      steps: stepsOf({ timeline: one.timeline, live: isOpen[one.state] }),
      forms: formsOf(one),
      failed: null,
    })
  },

  async tick({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    if (this.data.isBusy) return
    const mark: Mark = detail.checked ? 'ok' : 'open'
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'cases', 'checkPapers', {
      caseId: this.data.caseId,
      ticks: [{ n: Number(detail.key), mark }],
    })
    this.setData({ isBusy: false })
    if (answer.ok) this.show(answer.value)
    else this.setData({ failed: failed(answer.error) })
  },
  async readPhone() {
    const input = { caseId: this.data.caseId, reason: 'askPapers' } as const
    const answer = await attempt(this, 'cases', 'readContact', input)
    if (answer.ok) this.setData({ phone: answer.value.phone ?? '' })
    else this.setData({ failed: failed(answer.error) })
  },

  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: string }
    const form = this.data.forms.find((one) => one.key === key)
    if (form === undefined) return
    const first = form.fields.flatMap(({ key: field, options }): [string, string][] =>
      options === undefined ? [] : [[field, options[0]?.key ?? '']],
    )
    this.setData({
      form,
      isFilling: true,
      fields: form.fields,
      label: form.label,
      values: Object.fromEntries(first),
      errors: {},
      failed: null,
    })
  },
  close() {
    this.setData({ isFilling: false, failed: null })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { key } = currentTarget.dataset as { key: string }
    this.setData({ [`values.${key}`]: detail.value, [`errors.${key}`]: '' })
  },
  choose({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { key } = currentTarget.dataset as { key: string }
    this.setData({ [`values.${key}`]: detail.key })
  },
  async send() {
    const { form, values, caseId, isBusy } = this.data
    if (form === null || isBusy) return
    const input = inputOf(form, values)
    if (input === undefined) {
      const empty = form.fields.filter(
        ({ key, isOptional }) => isOptional !== true && (values[key] ?? '').trim() === '',
      )
      this.setData({ errors: Object.fromEntries(empty.map(({ key }) => [key, t('required')])) })
      return
    }
    this.setData({ isBusy: true })
    // The form's fields are those of its endpoint; the function looks at them again.
    const wanted = { caseId, ...input } as Input<'cases', 'logStep'>
    const answer = await attempt(this, 'cases', form.endpoint as 'logStep', wanted)
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ isFilling: false })
      this.show(answer.value)
    } else this.setData({ failed: failed(answer.error) })
  },
})
