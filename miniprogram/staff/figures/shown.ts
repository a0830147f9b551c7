import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { t as shared } from '../../i18n/t'
import { dateText, momentText } from '../../i18n/time'
import { t } from './words'

type Weeks = Output<'cases', 'windowRatings'>['weeks']
type Referrals = Output<'guidance', 'referrals'>

interface LevelBar {
  readonly level: number
  readonly icon: string
  readonly name: string
  readonly count: number
  readonly style: string
}

export interface WeekShown {
  readonly key: string
  readonly title: string
  readonly count: string
  readonly levels: readonly LevelBar[]
  readonly aspects: string
}

/** The words that visitors chose by. */
const names = { 1: 'face1', 2: 'face2', 3: 'face3', 4: 'face4', 5: 'face5' } as const

/** Closed weeks, the best level first; a bar is its share of all ratings of those weeks. */
export const weeks = (of: Weeks): WeekShown[] =>
  of.map(({ from, to, visits, ratings, byLevel, byAspect }) => ({
    key: from,
    title: t('weeks', { from: dateText(from), to: dateText(to) }),
    count: t('count', { ratings, visits }),
    levels: [...byLevel].reverse().map(({ level, count }) => ({
      level,
      icon: `face-${String(level)}`,
      name: shared(names[level]),
      count,
      style: `width:${String(ratings === 0 ? 0 : Math.round((count / ratings) * 100))}%`,
    })),
    aspects: dotted(
      ...byAspect.flatMap(({ aspect, count }) =>
        count === 0 ? [] : [t('aspect', { name: t(aspect), count })],
      ),
    ),
  }))

export interface ReferralRow {
  readonly key: string
  readonly no: string
  readonly title: string
  readonly caption: string
  readonly alert: string
}

const row = (
  { referralId, at, serviceName, number, hops, isAlert }: Referrals['sent'][number],
  way: string,
) => ({
  key: referralId,
  no: number ?? '',
  title: serviceName,
  caption: dotted(way, momentText(at)),
  alert: isAlert ? t('hops', { hops }) : '',
})

export const sent = (of: Referrals['sent']): ReferralRow[] =>
  of.map((one) => row(one, one.toWindowNo === undefined ? t('toOffice') : t('to', { no: one.toWindowNo })))

export const received = (of: Referrals['received']): ReferralRow[] =>
  of.map((one) =>
    row(one, one.fromWindowNo === undefined ? t('fromDesk') : t('from', { no: one.fromWindowNo })),
  )
