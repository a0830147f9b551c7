import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText, dayAt, dayText } from '../../i18n/time'
import { go } from '../../live/go'
import { fetchMe, me } from '../../live/me'
import { grow } from '../../live/more'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Course = Output<'people', 'courses'>['courses'][number]
type Kind = Course['kind']
type Field = 'name' | 'nameEn' | 'codes' | 'place'

interface CourseRow {
  readonly courseId: string
  readonly title: string
  readonly caption: string
  readonly chip: string
}

const firstKind = (): Kind => 'induction'
const rowOf = (course: Course): CourseRow => ({
  courseId: course.courseId,
  title: course.title,
  caption: dotted(
    dayText(course.heldOn),
    course.place,
    course.services.slice(0, 4).join('、') + (course.services.length > 4 ? ' …' : ''),
  ),
  chip: course.heldOn > dayAt(serverNow()) ? t('upcoming') : '',
})

const codesIn = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,，;；、]+/)
      .filter((code) => code !== ''),
  ),
]

Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as CourseRow[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    isCentre: false,
    isPlanning: false,
    kinds: [] as { key: Kind; label: string }[],
    kind: firstKind(),
    name: '',
    nameEn: '',
    codes: '',
    place: '',
    errors: { name: '', codes: '', place: '' },
    heldOn: '',
    heldOnText: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    this.more()
  },
  more() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },

  async part(cursor?: string) {
    const answer = await call('people', 'courses', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    return {
      ok: true,
      value: { rows: answer.value.courses.map(rowOf), cursor: answer.value.cursor },
    } as const
  },
  async fetch() {
    const [answer] = await Promise.all([this.part(), me() === undefined ? fetchMe() : undefined])
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { rows, cursor = '' } = answer.value
    this.setData({
      blank: '',
      rows,
      cursor,
      hasFailedMore: false,
      isCentre:
        me()?.workspaces.some(({ role }) => role === 'centreStaff' || role === 'centreAdmin') === true,
      kinds: (['induction', 'services'] as const).map((key) => ({ key, label: t(key) })),
    })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (!this.data.isCentre) return
    go(`/staff/course/course?courseId=${(currentTarget.dataset as { id: string }).id}`)
  },

  plan() {
    const heldOn = dayAt(serverNow())
    this.setData({ isPlanning: true, heldOn, heldOnText: dateText(heldOn), failed: null })
  },
  close() {
    this.setData({ isPlanning: false })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ kind: detail.key })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: Field }
    this.setData({ [field]: detail.value, [`errors.${field}`]: '' })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ heldOn: detail.value, heldOnText: dateText(detail.value) })
  },
  async save() {
    const { kind, heldOn, isBusy } = this.data
    const title = this.data.name.trim()
    const titleEn = this.data.nameEn.trim()
    const place = this.data.place.trim()
    const services = kind === 'services' ? codesIn(this.data.codes) : []
    const isWrong = services.some((code) => !/^[A-Z]{2,6}-\d{3}$/.test(code))
    const isMissing = kind === 'services' && services.length === 0
    const errors = {
      name: title === '' ? t('empty') : '',
      codes: isWrong ? t('codesWrong') : isMissing ? t('empty') : '',
      place: place === '' ? t('empty') : '',
    }
    this.setData({ errors })
    if (Object.values(errors).some((error) => error !== '') || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'people', 'planCourse', {
      title,
      ...(titleEn === '' ? {} : { titleEn }),
      kind,
      services,
      heldOn,
      place,
    })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ isPlanning: false, name: '', nameEn: '', codes: '' })
    void this.fetch()
  },
})
