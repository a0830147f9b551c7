import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { dateText } from '../i18n/time'

const { t } = dictionary(
  {
    window: '窗口位置',
    hours: '开放时间',
    services: '办的事项',
    unit: '单位',
    centre: '中心',
    of: ({ no }: { no: number }) => `${no}号窗口`,
    answer: ({ by, day }: { by: string; day: string }) => `${by} ${day} 答复`,
    answerAlone: ({ by, day }: { by: string; day: string }) => `${by} ${day} 单独答复您`,
    votes: ({ n }: { n: number }) => (n === 0 ? '还没有人赞同' : `${n} 人赞同`),
  },
  {
    window: 'its place',
    hours: 'hours',
    services: 'services',
    unit: 'The unit',
    centre: 'The centre',
    of: ({ no }) => `Window ${no}`,
    answer: ({ by, day }) => `${by} answered on ${day}`,
    answerAlone: ({ by, day }) => `${by} answered you alone on ${day}`,
    votes: ({ n }) => (n === 0 ? 'Nobody agreed yet' : n === 1 ? '1 agrees' : `${n} agree`),
  },
)

type About = Output<'windows', 'opinions'>['opinions'][number]['about']
type Answer = Output<'windows', 'opinionDesk'>['opinions'][number]['answers'][number]

/** 3号窗口 · 教务处 · 开放时间 */
export const aboutText = (one: {
  readonly windowNo: number
  readonly unitName: string
  readonly about: About
}): string => dotted(t('of', { no: one.windowNo }), one.unitName, t(one.about))

/** How many stand behind it. */
export const votesText = (n: number): string => t('votes', { n })

/** An answer with whose it is and when. */
export const answerText = (
  { words, by, on, to }: Omit<Answer, 'to'> & { readonly to?: Answer['to'] },
  key = 0,
): { key: number; words: string; line: string } => ({
  key,
  words,
  line: t(to === 'author' ? 'answerAlone' : 'answer', { by: t(by), day: dateText(on) }),
})
