import type { Failure } from '../../../api/call'
import { failed, type Failed } from '../../../live/failed'
import { go } from '../../../live/go'
import { ownWords } from '../../../behaviors/words'
import type { Desk } from '../../counter/shown'
import type { Kind, Made } from '../decision/made'
import {
  decide,
  type Decision,
  fetchMatter,
  type Matter,
  matterShown,
  type MatterShown,
  papersOf,
  settledAs,
} from './matter'
import { t, words } from './words'

/** The matter that each counter has at hand. */
const matters = new WeakMap<object, Matter>()
/** What the card's button does. */
const cure = new WeakMap<object, () => void>()

/** Refusals that the case's own page resolves: its forms ask for more than there is room for at the counter. */
const onCasePage: readonly string[] = ['PASS_NOT_YOURS', 'PASS_OVER', 'CO_UNIT_NEEDED', 'MOVE_NOT_POSSIBLE']

/**
 * 办理中: the number at the window and its matter on one screen: papers to tick, and what is decided.
 * @property desk      what the counter shows    @property elapsed  since service began
 * @property windowId  @property busy
 * @event end          { outcome, caseId, kind }: the matter is decided, the number ends so
 * @event transfer
 */
Component({
  behaviors: [ownWords({ words })],
  properties: {
    desk: { type: Object, value: null as Desk | null },
    windowId: { type: String, value: '' },
    elapsed: { type: String, value: '' },
    size: { type: String, value: 'standard' },
    language: { type: String, value: 'zh-CN' },
    busy: { type: Boolean, value: false },
  },
  data: {
    ticketId: '',
    matter: null as MatterShown | null,
    label: '',
    kind: 'notice',
    isDeciding: false,
    isSending: false,
    isSecond: false,
    asksName: false,
    papers: [] as ReturnType<typeof papersOf>,
    promise: null as Matter['known']['promise'] | null,
    failed: null as Failed | null,
  },
  observers: {
    desk(desk: Desk | null) {
      if (desk === null || desk.ticketId === '') return
      if (desk.ticketId === this.data.ticketId) this.show()
      else void this.fetch(desk)
    },
  },
  pageLifetimes: {
    // Something may have been done on the case's own page.
    show() {
      this.reload()
    },
  },
  methods: {
    onLanguage() {
      this.reload()
    },
    reload() {
      const desk = this.data.desk as Desk | null
      if (desk !== null && desk.ticketId !== '' && matters.has(this)) void this.fetch(desk)
    },
    async fetch(desk: Desk) {
      const before = matters.get(this)
      if (before?.ticketId !== desk.ticketId) {
        matters.delete(this)
        this.setData({ matter: null, failed: null, isDeciding: false, isSecond: false })
      }
      this.setData({ ticketId: desk.ticketId })
      const found = await fetchMatter(this.data.windowId, desk)
      if (this.data.ticketId !== desk.ticketId) return
      if ('code' in found) {
        this.refuse(found, () => void this.fetch(desk))
        return
      }
      matters.set(this, before?.ticketId === desk.ticketId ? { ...before, known: found.known } : found)
      this.setData({ failed: null })
      this.show()
    },
    show() {
      const matter = matters.get(this)
      const desk = this.data.desk as Desk | null
      if (matter === undefined || desk === null) return
      const shown = matterShown(matter)
      const hasNext = desk.waiting > 0
      const labels = {
        tickAll: t('tickAll'),
        finish: t(hasNext ? 'finishNext' : 'finish'),
        accept: t('accept'),
        end: t(hasNext ? 'endNext' : 'end'),
      }
      this.setData({
        matter: shown,
        label: labels[shown.main],
        papers: papersOf(matter),
        promise: matter.known.promise ?? null,
        asksName: matter.known.asksName && matter.known.case === undefined,
      })
    },
    refuse(error: Failure, again: () => void) {
      const card = failed(error)
      const { caseId = '' } = this.data.matter ?? {}
      const isForPage = caseId !== '' && onCasePage.includes(error.code)
      cure.set(
        this,
        isForPage
          ? () => {
              go(`/staff/case/case?caseId=${caseId}`)
            }
          : again,
      )
      this.setData({ failed: isForPage ? { ...card, retry: t('openCase') } : card })
    },
    repeat() {
      cure.get(this)?.()
    },

    toggle({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
      const n = Number(detail.key)
      matters.get(this)?.ticks.set(n, { n, mark: detail.checked ? 'ok' : 'open' })
      this.show()
    },
    /** The one button under the thumb: what comes next. */
    main() {
      const matter = matters.get(this)
      const { main } = this.data.matter ?? {}
      if (matter === undefined || main === undefined) return
      if (main === 'tickAll') {
        for (const { n, need } of papersOf(matter))
          if (need === 'required') matter.ticks.set(n, { n, mark: 'ok' })
        this.show()
      } else if (main === 'finish') void this.decide({ kind: 'finish' })
      else if (main === 'accept') this.open('accept')
      else this.end(matter, 'finish')
    },
    /** Opens the form of a decision; the page's menu does so too. */
    open(kind: Kind) {
      if (matters.has(this)) this.setData({ kind, isDeciding: true, isSecond: false, failed: null })
    },
    lacks() {
      this.open('notice')
    },
    close() {
      this.setData({ isDeciding: false, failed: null })
    },
    decided({ detail }: WechatMiniprogram.CustomEvent<Made>) {
      const matter = matters.get(this)
      const { decision } = detail
      if (matter === undefined) return
      if (detail.name !== '') matter.name = detail.name
      for (const tick of detail.ticks) matter.ticks.set(tick.n, tick)
      void this.decide(decision)
    },
    async decide(decision: Decision) {
      const matter = matters.get(this)
      if (matter === undefined || this.data.isSending || this.data.busy) return
      this.setData({ isSending: true, failed: null })
      const answer = await decide(matter, decision)
      this.setData({ isSending: false })
      this.show()
      if (!answer.ok) {
        if (answer.error.code === 'SECOND_NOTICE') this.setData({ isSecond: true })
        this.refuse(answer.error, () => void this.decide(decision))
        return
      }
      this.setData({ isDeciding: false })
      this.end(matter, decision.kind)
    },
    end(matter: Matter, kind: Decision['kind']) {
      const outcome = settledAs(matter)
      if (outcome !== undefined)
        this.triggerEvent('end', { outcome, caseId: matter.known.case?.caseId ?? '', kind })
    },

    transfer() {
      this.triggerEvent('transfer')
    },
    openSheet() {
      const { service } = this.data.desk as Desk
      go(`/pages/service/service?code=${service}`)
    },
    openCase() {
      go(`/staff/case/case?caseId=${this.data.matter?.caseId ?? ''}`)
    },
  },
})
