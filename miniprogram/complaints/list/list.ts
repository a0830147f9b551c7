import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { stateChip, topicText } from '../complaint-words'
import { t, words } from './words'

type List = Output<'complaints', 'complaints'>
type Desk = List['desks'][number]

const keyOf = ({ desk, unitId = '' }: Pick<Desk, 'desk' | 'unitId'>): string => `${desk}:${unitId}`

/** A matter in the list; one that is sealed is a number and a day. */
const shown = (row: List['rows'][number]) => {
  const { partId = '', no, filedOn, label, topic, state, dueOn, isLate, isSerious } = row
  if (label === undefined || topic === undefined || state === undefined)
    return {
      partId: '',
      no,
      title: no,
      caption: dotted(t('sealed'), t('sealedOn', { day: dateText(filedOn) })),
      chip: '',
      chipText: '',
    }
  return {
    partId,
    no,
    title: label,
    caption: dotted(
      topicText(topic),
      no,
      isSerious ? t('serious') : '',
      isLate
        ? t('late')
        : dueOn === undefined
          ? t('filed', { day: dateText(filedOn) })
          : t('due', { day: dateText(dueOn) }),
    ),
    ...(isLate ? { chip: 'danger', chipText: stateChip(state).chipText } : stateChip(state)),
  }
}

/** 投诉处理 (§33): what a desk has, the newest day first; which of one day came first nobody can tell. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    desks: [] as { key: string; label: string }[],
    desk: '',
    turns: [] as { key: string; label: string }[],
    turn: 'live',
    rows: [] as ReturnType<typeof shown>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    canTakeDown: false,
    canSeeFigures: false,
  },

  own: [] as readonly Desk[],

  onLoad() {
    this.word()
  },
  onLanguage() {
    this.word()
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  word() {
    this.setData({
      turns: [
        { key: 'live', label: t('live') },
        { key: 'over', label: t('over') },
      ],
    })
  },
  async part(cursor?: string) {
    const chosen = this.own.find((one) => keyOf(one) === this.data.desk)
    const of =
      chosen === undefined
        ? {}
        : { desk: chosen.desk, ...(chosen.unitId === undefined ? {} : { unitId: chosen.unitId }) }
    const answer = await call('complaints', 'complaints', {
      ...of,
      ...(this.data.turn === 'over' ? { isOver: true } : {}),
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    const { desks, rows, canTakeDown, canSeeFigures } = answer.value
    this.own = desks
    this.setData({
      desks: desks.map((one) => ({ key: keyOf(one), label: one.unitName ?? t(one.desk) })),
      desk: keyOf(answer.value),
      canTakeDown,
      canSeeFigures,
    })
    return { ok: true, value: { rows: rows.map(shown), cursor: answer.value.cursor } } as const
  },
  fetch() {
    const { desk, turn } = this.data
    const isWanted = () => (desk === '' || this.data.desk === desk) && this.data.turn === turn
    return renew(this, 'rows', () => this.part(), isWanted)
  },
  chooseDesk({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ desk: detail.key, rows: [], cursor: '', blank: 'loading' })
    void this.fetch()
  },
  chooseTurn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ turn: detail.key, rows: [], cursor: '', blank: 'loading' })
    void this.fetch()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (id !== '') go(`/complaints/part/part?partId=${id}`)
  },
  takeDown() {
    go('/complaints/file/file?as=desk')
  },
  figures() {
    go('/complaints/figures/figures')
  },
})
