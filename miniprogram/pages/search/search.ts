import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { guide, onGuide, refreshGuide } from '../../live/guide'
import { onConnection } from '../../api/connection'
import { freshHall, onHall, refreshHall } from '../../live/hall'
import { begin, end, every } from '../../live/open'
import { fetchMe, myAudience } from '../../live/me'
import { goStep, type Refused } from '../../live/refused'
import { takeNumber } from '../../live/taking'
import { search } from '../../search/search'
import { atPlace, best, choices, rows, units, type Best, type Choice, type Row, type UnitRow } from './shown'
import { t, words } from './words'
import { go, goBack } from '../../live/go'

/** Typing has come to rest. */
const settledMs = 1_500
const shortest = 2

let settling: ReturnType<typeof setTimeout> | undefined
/** What was told as not found already: once a query, however long one looks at it. */
const told = new Set<string>()

const settle = (then: () => void): void => {
  if (settling !== undefined) clearTimeout(settling)
  settling = setTimeout(then, settledMs)
}

Page({
  behaviors: [page({ words })],
  data: {
    query: '',
    /** start: by unit; best: one answer; choices: an ambiguous word; none; blank: no catalogue on the phone */
    kind: 'start',
    isFocused: true,
    best: null as Best | null,
    rows: [] as Row[],
    choices: [] as Choice[],
    units: [] as UnitRow[],
    openUnit: '',
    nothing: '',
    isTaking: false,
    refused: null as Refused | null,
  },

  onLoad({ q, all }: Record<string, string | undefined>) {
    this.setData({ query: q === undefined ? '' : decodeURIComponent(q), isFocused: all === undefined })
    this.answer()
    if (guide() === undefined) void this.fetch()
    // Once in a phone's life: whose sheets go first. Nothing waits for it.
    if (myAudience() === undefined) void fetchMe()
  },
  onShow() {
    begin(
      this,
      onHall(() => {
        this.answer()
      }),
      onGuide(() => {
        this.answer()
      }),
      onConnection((connected) => {
        if (connected && this.data.kind === 'blank') this.retry()
      }),
      every(30, () => void refreshHall()),
    )
    freshHall(15)
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
    if (settling !== undefined) clearTimeout(settling)
  },
  onLanguage() {
    this.answer()
    void refreshHall()
  },

  async fetch() {
    this.setData({ kind: 'loading' })
    const isThere = await refreshGuide()
    if (isThere) this.answer()
    else this.setData({ kind: 'blank' })
  },
  retry() {
    void this.fetch()
  },

  input({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ query: detail.value, refused: null })
    this.answer()
  },
  /** The answer to what stands in the field, from what the phone holds: no call. */
  answer() {
    const known = guide()
    const query = this.data.query.trim()
    if (known === undefined) return
    if (query === '') {
      this.setData({ kind: 'start', units: units(known, this.data.openUnit) })
      return
    }
    const there = atPlace(known, query)
    if (there !== undefined) {
      this.setData({ kind: 'choices', choices: [there], rows: [] })
      return
    }
    const { kind, results, groups } = search(known.index, query, { audience: myAudience() ?? '' })
    const codes = results.map(({ code }) => code)
    const first = known.known(codes[0] ?? '')
    if (kind === 'none' || first === undefined) {
      this.setData({ kind: 'none', nothing: t('nothing', { query }), rows: rows(known, codes.slice(0, 3)) })
      if (query.length >= shortest) settle(() => void this.tellNothing(query))
      return
    }
    if (kind === 'choices') {
      const named = new Set(groups.flatMap((group) => group.codes))
      const others = codes.filter((code) => !named.has(code))
      this.setData({ kind, choices: choices(known, groups), rows: rows(known, others) })
      return
    }
    this.setData({ kind: 'best', best: best(first, query), rows: rows(known, codes.slice(1)) })
  },
  /** What was asked in vain, without who asked: for the centre's list of words. */
  async tellNothing(query: string) {
    if (this.data.query.trim() !== query || told.has(query)) return
    told.add(query)
    const answer = await call('guidance', 'noResult', { query: query.slice(0, 60) })
    if (!answer.ok) told.delete(query)
  },

  take() {
    const { best: one } = this.data
    if (one === null || this.data.isTaking) return
    if (one.lineId === '') this.openCode(one.code)
    else void takeNumber(this, one.lineId, one.code)
  },
  way() {
    const { best: one } = this.data
    if (one !== null) go(`/pages/map/map?to=${one.windowId}`)
  },
  step() {
    const { refused } = this.data
    if (refused?.step === 'again') this.take()
    else goStep(refused?.step ?? '')
  },
  openBest() {
    if (this.data.best !== null) this.openCode(this.data.best.code)
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.openCode((currentTarget.dataset as { code: string }).code)
  },
  openCode(code: string) {
    go(`/pages/service/service?code=${code}`)
  },
  fold({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { unit } = currentTarget.dataset as { unit: string }
    this.setData({ openUnit: this.data.openUnit === unit ? '' : unit })
    this.answer()
  },
  rephrase() {
    this.setData({ query: '', isFocused: false })
    this.answer()
    this.setData({ isFocused: true })
  },
  leave() {
    goBack('home')
  },
})
