import { dotted, lineShort, mannedWindows, windowsText } from '../../../i18n/phrases'
import { guide, onGuide, refreshGuide, type Guide } from '../../../live/guide'
import { linesFor, onHall } from '../../../live/hall'
import { search } from '../../../search/search'
import { appearance, onAppearance } from '../../../settings/settings'
import { t, words } from './words'

interface Found {
  readonly code: string
  readonly title: string
  readonly caption: string
}

/** Rows that one looks through while somebody stands there. */
const most = 12
const listening = new WeakMap<object, (() => void)[]>()

const found = (known: Guide, code: string): Found[] => {
  const service = known.known(code)
  if (service === undefined) return []
  const line = linesFor(code)[0]
  const unit = appearance().language === 'en' ? (line?.unitName ?? service.unit) : service.unit
  const where = line === undefined ? t('noWindow') : windowsText(mannedWindows(line))
  return [
    {
      code,
      title: service.name,
      caption: dotted(unit, where, line === undefined ? '' : lineShort(line)),
    },
  ]
}

/**
 * 找服务: what somebody at the desk needs, in their own words; answered from the catalogue on the phone, offline too.
 * @property focus   opens the keyboard
 * @property likely  codes that stand there before anything is typed
 * @event pick       { code, name, isLikely }: a service was chosen
 */
Component({
  properties: {
    focus: { type: Boolean, value: false },
    likely: { type: Array, value: [] as readonly string[] },
  },
  data: {
    query: '',
    rows: [] as Found[],
    blank: '',
    title: '',
    text: '',
    near: '',
    hint: '',
    isLikely: false,
  },
  observers: {
    likely() {
      this.answer()
    },
  },
  lifetimes: {
    attached() {
      const again = (): void => {
        this.answer()
      }
      listening.set(this, [onGuide(again), onHall(again), onAppearance(again)])
      this.answer()
      if (guide() === undefined) void this.fetch()
    },
    detached() {
      for (const stop of listening.get(this) ?? []) stop()
    },
  },
  methods: {
    async fetch() {
      this.setData({ blank: 'loading' })
      if (await refreshGuide()) this.answer()
      else this.setData({ blank: 'offline', title: t('noIndex'), text: t('noIndexText') })
    },
    retry() {
      if (this.data.blank === 'offline') void this.fetch()
    },
    input({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ query: detail.value })
      this.answer()
    },
    answer() {
      const known = guide()
      const query = this.data.query.trim()
      this.setData({ hint: words().hint })
      if (known === undefined) return
      if (query === '') {
        const rows = (this.data.likely as readonly string[]).flatMap((code) => found(known, code))
        const isLikely = rows.length > 0
        const near = isLikely ? t('likely') : ''
        const blank = isLikely ? '' : 'empty'
        this.setData({ rows, isLikely, near, blank, title: t('start'), text: t('startText') })
        return
      }
      const { kind, results, groups } = search(known.index, query)
      const codes = [
        ...new Set([...groups.flatMap((group) => group.codes), ...results.map(({ code }) => code)]),
      ]
      const isNothing = kind === 'none'
      this.setData({
        rows: codes.slice(0, isNothing ? 3 : most).flatMap((code) => found(known, code)),
        blank: isNothing ? 'empty' : '',
        title: isNothing ? t('none', { query }) : '',
        text: isNothing ? t('noneText') : '',
        near: isNothing && codes.length > 0 ? t('near') : '',
        isLikely: false,
      })
    },
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { code, name } = currentTarget.dataset as { code: string; name: string }
      this.triggerEvent('pick', { code, name, isLikely: this.data.isLikely })
    },
  },
})
