import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText, monthText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { openFile } from '../../live/open-file'
import { t, words } from './words'

type Figures = Output<'centre', 'monthFigures'>
type By = 'called' | 'wait'

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : t('percent', { n: Math.floor((part * 1000) / whole) / 10 })
const permille = (value: number | undefined): string =>
  value === undefined ? '' : t('percent', { n: value / 10 })

const facts = (of: Figures) => {
  const { cases, ratings } = of
  return [
    {
      key: 'called',
      title: t('called'),
      value: t('people', { n: of.called }),
      caption: t('calledText', { days: of.dayCount }),
    },
    {
      key: 'wait',
      title: t('wait'),
      value: t('minutes', { n: of.averageWaitMinutes }),
      caption: t('waitText', { n: of.longestWaitMinutes }),
    },
    {
      key: 'onTime',
      title: t('onTime'),
      value: percent(cases.onTime, cases.due) || t('none'),
      caption: cases.due === 0 ? t('onTimeNone') : t('onTimeText', cases),
    },
    {
      key: 'ratings',
      title: t('ratings'),
      value: percent(ratings.good, ratings.given) || t('none'),
      caption: ratings.given === 0 ? t('ratingsNone') : t('ratingsText', ratings),
    },
    {
      key: 'kept',
      title: t('kept'),
      value: permille(of.unionPermille) || t('none'),
      caption: of.unionPermille === undefined ? t('keptNone') : t('keptText'),
    },
  ]
}

const bars = ({ days }: Figures, by: By) => {
  const of = (day: Figures['days'][number]) => (by === 'called' ? day.called : day.averageWaitMinutes)
  const most = Math.max(1, ...days.map(of))
  return days.map((day) => ({
    day: day.day,
    label: dateText(day.day),
    count: String(of(day)),
    style: `width:${String(Math.round((of(day) / most) * 100))}%`,
  }))
}

const windowRow = (one: Figures['windows'][number]) => ({
  windowId: one.windowId,
  no: String(one.windowNo),
  title: one.unitName,
  caption: dotted(
    t('waitShort', { n: one.averageWaitMinutes }),
    one.given === 0 ? '' : t('goodShort', { rate: percent(one.good, one.given) }),
    one.unionPermille === undefined ? '' : t('keptShort', { rate: permille(one.unionPermille) }),
  ),
  value: t('people', { n: one.called }),
})

const usual = (): By => 'called'
const none = (): Figures | undefined => undefined

/** 月度数据: a month in figures and pictures; each leads to what it is made of. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    asked: '',
    heading: '',
    note: '',
    hasLater: false,
    facts: [] as ReturnType<typeof facts>,
    by: usual(),
    kinds: [] as { key: By; label: string }[],
    bars: [] as ReturnType<typeof bars>,
    windows: [] as ReturnType<typeof windowRow>[],
    isBusy: false,
    failed: null as Failed | null,
  },
  known: none(),
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const { asked } = this.data
    const answer = await call('centre', 'monthFigures', asked === '' ? {} : { month: asked })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show(of: Figures) {
    this.known = of
    this.setData({
      blank: '',
      heading: monthText(of.month),
      note: of.isRunning ? t('running') : '',
      hasLater: of.after !== undefined,
      facts: facts(of),
      kinds: (['called', 'wait'] as const).map((key) => ({ key, label: t(`by_${key}`) })),
      bars: bars(of, this.data.by),
      windows: of.windows.map(windowRow),
    })
  },
  turnBy({ detail }: WechatMiniprogram.CustomEvent<{ key: By }>) {
    this.setData({ by: detail.key })
    if (this.known !== undefined) this.setData({ bars: bars(this.known, detail.key) })
  },
  earlier() {
    this.ask(this.known?.before)
  },
  later() {
    this.ask(this.known?.after)
  },
  ask(month: string | undefined) {
    if (month === undefined) return
    this.setData({ asked: month })
    void this.fetch()
  },
  openDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/centre/day/day?day=${(currentTarget.dataset as { day: string }).day}`)
  },
  openWindow({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/centre/quarter/quarter?windowId=${(currentTarget.dataset as { id: string }).id}`)
  },
  async export() {
    const { known } = this
    if (known === undefined || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'centre', 'exportMonth', { month: known.month })
    if (!answer.ok) this.setData({ failed: failed(answer.error) })
    else {
      const shown = await openFile(answer.value.link, 'xlsx', t('fileName', { month: known.month }))
      if (shown !== 'opened')
        this.setData({ failed: { what: t('notOpened'), why: t(shown), icon: 'info', retry: '' } })
    }
    this.setData({ isBusy: false })
  },
})
