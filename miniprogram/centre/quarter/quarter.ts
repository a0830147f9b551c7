import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { listed } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { fetchMe, me } from '../../live/me'
import { t, words } from './words'

type Sheet = Output<'windows', 'quarterSheet'>

interface Bar {
  readonly hour: number
  readonly label: string
  readonly count: string
  readonly style: string
}

const bars = ({ byHour }: Sheet): Bar[] => {
  const most = Math.max(1, ...byHour.map(({ arrivals }) => arrivals))
  return byHour.map(({ hour, arrivals }) => ({
    hour,
    label: t('hour', { hour }),
    count: String(arrivals),
    style: `width:${Math.round((arrivals / most) * 100)}%`,
  }))
}

const facts = (sheet: Sheet) => {
  const people = (n: number) => t('people', { n })
  const minutes = (n: number) => t('minutes', { n })
  return [
    { key: 'called', title: t('called'), value: people(sheet.called) },
    { key: 'calledADay', title: t('calledADay'), value: people(sheet.calledADay) },
    { key: 'waits', title: t('waits'), value: minutes(sheet.averageWaitMinutes) },
    { key: 'longest', title: t('longest'), value: minutes(sheet.longestWaitMinutes) },
    { key: 'served', title: t('served'), value: people(sheet.served) },
    { key: 'guided', title: t('guided'), value: people(sheet.guided) },
    { key: 'missed', title: t('missed'), value: people(sheet.missed) },
    ...(sheet.busiestDay === undefined
      ? []
      : [
          {
            key: 'busiest',
            title: t('busiest'),
            value: t('busiestText', { day: dateText(sheet.busiestDay), n: sheet.busiestCalled ?? 0 }),
          },
        ]),
  ]
}

const subjects = { window: 'aboutWindow', hours: 'aboutHours', services: 'aboutServices' } as const

const opinionRows = ({ opinions }: Sheet) =>
  opinions.map(({ subject, count, votes, said }) => ({
    key: subject,
    title: t('subject', { subject: t(subjects[subject]), n: count, votes }),
    said: said.map((one, key) => ({
      key,
      text: one.votes === 0 ? one.words : t('said', one),
    })),
  }))

let shown: Sheet | undefined

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    /** The windows to choose from; none where one was asked for. */
    windows: [] as { windowId: string; label: string }[],
    window: 0,
    windowId: '',
    /** Windows of one unit alone are to be chosen from. */
    unitId: '',
    heading: '',
    windowNo: '',
    quarter: '',
    hasLater: false,
    mayAdjust: false,
    facts: [] as { key: string; title: string; value: string }[],
    bars: [] as Bar[],
    ratings: '',
    opinions: [] as ReturnType<typeof opinionRows>,
    place: '',
    services: '',
  },

  onLoad({ windowId = '', unitId = '' }: Record<string, string | undefined>) {
    this.setData({ windowId, unitId })
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  async fetch(quarter?: string) {
    // A page that was opened by itself doesn't know yet who looks at it.
    if (me() === undefined) await fetchMe()
    if (this.data.windowId === '') {
      const all = await call('windows', 'hallWindows', {})
      if (!all.ok) {
        this.setData({ blank: kindOf(all.error.code), blankText: all.error.message })
        return
      }
      const { unitId: of } = this.data
      const offered = all.value.windows.filter(({ unitId }) => of === '' || unitId === of)
      const windows = offered.map(({ windowId, windowNo, unitName }) => ({
        windowId,
        label: t('heading', { no: windowNo, unit: unitName }),
      }))
      this.setData({ windows, windowId: windows[0]?.windowId ?? '' })
      if (windows.length === 0) {
        this.setData({ blank: 'empty', blankText: t('noWindow') })
        return
      }
    }
    const answer = await call('windows', 'quarterSheet', {
      windowId: this.data.windowId,
      ...(quarter === undefined ? {} : { quarter }),
    })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(sheet: Sheet) {
    shown = sheet
    const { quarter, ratings, goodRatings: good, ratedVisits: visits } = sheet
    this.setData({
      blank: '',
      heading: t('heading', { no: sheet.windowNo, unit: sheet.unitName }),
      windowNo: String(sheet.windowNo),
      quarter: t('quarter', { year: quarter.slice(0, 4), quarter: quarter.slice(6) }),
      hasLater: sheet.after !== undefined,
      mayAdjust: me()?.workspaces.some(({ role }) => role === 'centreAdmin') === true,
      facts: facts(sheet),
      bars: bars(sheet),
      ratings: ratings === 0 ? t('ratingsNone') : t('ratingsText', { visits, ratings, good }),
      opinions: opinionRows(sheet),
      place: sheet.place,
      services: listed(sheet.services.map(({ name }) => name)),
    })
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const at = Number(detail.value)
    this.setData({ window: at, windowId: this.data.windows[at]?.windowId ?? '' })
    void this.fetch(shown?.quarter)
  },
  earlier() {
    void this.fetch(shown?.before)
  },
  adjust() {
    go(`/staff/apply/apply?as=centre&unit=${shown?.unitId ?? ''}&window=${this.data.windowId}`)
  },
  later() {
    void this.fetch(shown?.after)
  },
})
