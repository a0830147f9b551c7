import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { fetchMe, me } from '../../live/me'
import { scan } from '../../live/scan'
import { failed, type Failed } from '../../live/failed'
import { type ForWhom, type Made, nothing, numbersIn, withoutRows, withPart } from './made'
import { t, words } from './words'

type Kind = ForWhom['kind']
type State = 'choosing' | 'making' | 'done' | 'discarded'
const MOST_NUMBERS = 200
/** A pause in typing after which the classes are asked for. */
const PAUSE_MS = 350

const isCentre = (): boolean =>
  me()?.workspaces.some(({ role }) => role === 'centreStaff' || role === 'centreAdmin') === true
const choosing = (): State => 'choosing'
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()
const wait = (page: object, then?: () => void): void => {
  const before = timers.get(page)
  if (before !== undefined) clearTimeout(before)
  if (then !== undefined) timers.set(page, setTimeout(then, PAUSE_MS))
}

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    state: choosing(),
    kinds: [] as { key: Kind; label: string }[],
    kind: 'unit',
    begins: '',
    groups: [] as string[],
    groupCursor: '',
    group: '',
    units: [] as { unitId: string; name: string }[],
    unitId: '',
    typed: '',
    numberCount: '',
    numbersError: '',
    items: [] as { key: string; text: string; note: string; checked: boolean }[],
    isReady: false,
    /** The key of the print page, as its code said. */
    printPage: '',
    so: nothing,
    cursor: '',
    heading: '',
    rows: [] as ReturnType<typeof withoutRows>,
    small: [] as { key: string; icon: string; label: string }[],
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ page: printPage = '', no = '' }: Record<string, string | undefined>) {
    this.setData({ printPage, ...(no === '' ? {} : { kind: 'numbers' }) })
    this.setNumbers(decodeURIComponent(no))
    void this.begin()
  },
  onUnload() {
    wait(this)
  },
  onLanguage() {
    void this.begin()
  },

  async begin() {
    if (me() === undefined) await fetchMe()
    // Opened for one number: whoever comes from a code on the screen wants it on paper instead.
    const isNamed = this.data.typed !== '' && this.data.blank !== ''
    const kinds: readonly Kind[] = isCentre() ? ['group', 'unit', 'numbers'] : ['unit', 'numbers']
    this.setData({
      kinds: kinds.map((key) => ({ key, label: t(key) })),
      kind:
        kinds.find((kind) => kind === this.data.kind && (isNamed || this.data.blank === '')) ??
        kinds[0] ??
        'unit',
      items: [{ key: 'anew', text: t('anew'), note: t('anewNote'), checked: this.isAnew() || isNamed }],
      small: [{ key: 'discard', icon: 'shield', label: t('discard') }],
    })
    if (isCentre()) await Promise.all([this.fetchUnits(), this.fetchGroups('')])
    else this.ownUnits()
    this.check()
    this.show()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.begin()
  },
  async fetchUnits() {
    const answer = await call('people', 'units', {})
    if (answer.ok)
      this.setData({
        blank: '',
        units: answer.value.units.map(({ unitId, unitName }) => ({ unitId, name: unitName })),
      })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  ownUnits() {
    const heads = me()?.workspaces.filter(({ role }) => role === 'unitHead') ?? []
    const units = heads.flatMap(({ unitId, unitName = '' }) =>
      unitId === undefined ? [] : [{ unitId, name: unitName }],
    )
    this.setData({ blank: '', units, unitId: units[0]?.unitId ?? '' })
    this.check()
  },
  async fetchGroups(cursor: string) {
    const begins = this.data.begins.trim()
    const answer = await call('people', 'rosterGroups', {
      ...(begins === '' ? {} : { begins }),
      ...(cursor === '' ? {} : { cursor }),
    })
    // Other letters were typed meanwhile.
    if (!answer.ok || begins !== this.data.begins.trim()) return
    const { groups, cursor: next = '' } = answer.value
    this.setData({ groups: cursor === '' ? groups : [...this.data.groups, ...groups], groupCursor: next })
  },
  moreGroups() {
    void this.fetchGroups(this.data.groupCursor)
  },

  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ kind: detail.key, failed: null })
    this.check()
  },
  typeGroup({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ begins: detail.value, group: '' })
    this.check()
    wait(this, () => void this.fetchGroups(''))
  },
  pickGroup({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ group: (currentTarget.dataset as { group: string }).group })
    this.check()
  },
  pickUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ unitId: (currentTarget.dataset as { id: string }).id })
    this.check()
  },
  typeNumbers({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setNumbers(detail.value)
    this.check()
  },
  setNumbers(typed: string) {
    const count = numbersIn(typed).length
    this.setData({
      typed,
      numberCount: count === 0 ? '' : t('numberCount', { count }),
      numbersError: count > MOST_NUMBERS ? t('tooMany') : '',
    })
  },
  toggle({ detail }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
    this.setData({ 'items[0].checked': detail.checked })
  },
  isAnew(): boolean {
    return this.data.items[0]?.checked === true
  },
  whom(): ForWhom | undefined {
    const { kind, group, unitId: ofUnit, typed } = this.data
    if (kind === 'group') return group === '' ? undefined : { kind, group }
    if (kind === 'unit') return ofUnit === '' ? undefined : { kind, ofUnit }
    const numbers = numbersIn(typed)
    return numbers.length === 0 || numbers.length > MOST_NUMBERS ? undefined : { kind: 'numbers', numbers }
  },
  check() {
    this.setData({ isReady: this.whom() !== undefined })
  },

  async scan() {
    if (this.data.isBusy || this.whom() === undefined) return
    if (this.data.printPage === '') {
      const read = await scan()
      if (read === undefined) return
      if (read.scene?.kind !== 'printPage') {
        this.setData({ failed: { what: t('scan'), why: t('notPage'), icon: 'scan', retry: '' } })
        return
      }
      this.setData({ printPage: read.scene.page })
    }
    this.setData({ state: 'making', so: nothing, cursor: '', failed: null })
    await this.make()
  },
  /** Part by part until the list is through; after a failure it goes on from the part that failed. */
  async make() {
    const whom = this.whom()
    if (whom === undefined || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    do {
      this.show()
      const { printPage, cursor } = this.data
      const answer = await attempt(this, 'people', 'makeCodes', {
        page: printPage,
        for: whom,
        isAnew: this.isAnew(),
        ...(cursor === '' ? {} : { cursor }),
      })
      if (!answer.ok) {
        const isFirst = cursor === '' && this.data.so.made === 0
        this.setData({
          isBusy: false,
          failed: failed(answer.error),
          ...(isFirst ? { state: 'choosing' } : {}),
        })
        if (answer.error.code === 'PRINT_PAGE_UNKNOWN') this.setData({ printPage: '' })
        this.show()
        return
      }
      this.setData({ so: withPart(this.data.so, answer.value), cursor: answer.value.cursor ?? '' })
    } while (this.data.cursor !== '')
    this.setData({ isBusy: false, state: 'done' })
    this.show()
  },
  show() {
    const { state, failed: stopped, so } = this.data as { state: State; failed: Failed | null; so: Made }
    const count = so.made
    const key = state === 'done' ? 'done' : stopped === null ? 'making' : 'paused'
    this.setData({
      heading: count === 0 && state === 'done' ? t('none') : t(key, { count }),
      rows: withoutRows(so),
    })
  },
  again() {
    this.setData({ state: 'choosing', group: '', typed: '', numberCount: '', failed: null })
    this.check()
  },
  async discard() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'people', 'discardCodes', { page: this.data.printPage })
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ state: 'discarded', printPage: '' })
    else this.setData({ failed: failed(answer.error) })
  },
})
