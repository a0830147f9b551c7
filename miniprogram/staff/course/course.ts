import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dayAt, dayText } from '../../i18n/time'
import { grow } from '../../live/more'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type View = Output<'people', 'courseRecords'>
type Result = View['people'][number]['result']

const results: readonly Result[] = ['passed', 'signedIn', 'failed']
const resultText = (result: Result): string => t(result === 'failed' ? 'failedResult' : result)
const chipOf: Record<Result, string> = { passed: 'ok', signedIn: 'waiting', failed: 'warning' }
const firstResult = (): Result => 'passed'

/** People of one page may have the same name and masked number: rows are told apart by their place. */
const rowsOf = ({ people }: View, from: number) =>
  people.map(({ name, maskedNo, result }, at) => ({
    key: String(from + at),
    title: dotted(name, maskedNo),
    chip: chipOf[result],
    chipText: resultText(result),
  }))

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    courseId: '',
    name: '',
    caption: '',
    ahead: '',
    rows: [] as ReturnType<typeof rowsOf>,
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    no: '',
    noError: '',
    results: [] as { key: Result; label: string }[],
    result: firstResult(),
    done: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ courseId = '' }: Record<string, string | undefined>) {
    this.setData({ courseId })
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  onReachBottom() {
    this.more()
  },
  more() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },

  ask(cursor?: string) {
    const { courseId } = this.data
    return call('people', 'courseRecords', { courseId, ...(cursor === undefined ? {} : { cursor }) })
  },
  async part(cursor: string) {
    const answer = await this.ask(cursor)
    if (!answer.ok) return answer
    const rows = rowsOf(answer.value, this.data.rows.length)
    return { ok: true, value: { rows, cursor: answer.value.cursor } } as const
  },
  async fetch() {
    const answer = await this.ask()
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { course, cursor = '' } = answer.value
    this.setData({
      blank: '',
      name: course.title,
      caption: dotted(dayText(course.heldOn), course.place, course.services.join('、')),
      ahead:
        course.heldOn > dayAt(Date.parse(answer.value.seenAt))
          ? t('ahead', { day: dayText(course.heldOn) })
          : '',
      rows: rowsOf(answer.value, 0),
      cursor,
      hasFailedMore: false,
      results: results.map((key) => ({ key, label: resultText(key) })),
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },

  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: detail.value, noError: '' })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Result }>) {
    this.setData({ result: detail.key })
  },
  async record() {
    const { courseId, result, isBusy } = this.data
    const no = this.data.no.trim()
    if (isBusy) return
    if (no === '') {
      this.setData({ noError: t('empty') })
      return
    }
    this.setData({ isBusy: true, failed: null, done: '' })
    const answer = await attempt(this, 'people', 'recordCourse', { courseId, no, result })
    this.setData({ isBusy: false })
    if (answer.ok) {
      const { name } = answer.value
      this.setData({ no: '', done: t('recorded', { name, result: resultText(answer.value.result) }) })
      void this.fetch()
    } else if (answer.error.code === 'PERSON_UNKNOWN') this.setData({ noError: answer.error.message })
    else this.setData({ failed: failed(answer.error) })
  },
})
