import type { Output } from '../../api/call'
import { dotted, listed } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { t } from './words'

export type Application = Output<'windows', 'application'>

export interface Fact {
  readonly key: string
  readonly title: string
  readonly text: string
}

const weekdays = ({ weekdays: days = [] }: Application): string =>
  days.length === 7 ? '' : t('days', { days: days.map((day) => '一二三四五六日'.charAt(day - 1)).join('、') })

const english = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What an application says, one line a fact; nothing where it says nothing. */
export const facts = (one: Application, isEnglish: boolean): Fact[] => {
  const days =
    isEnglish && one.weekdays?.length !== 7
      ? (one.weekdays ?? []).map((day) => english[day - 1] ?? '').join(', ')
      : weekdays(one)
  const hours = one.dayPart === undefined ? '' : dotted(t(one.dayPart), days)
  const people =
    one.primary === undefined || one.alternate === undefined
      ? ''
      : t('peopleText', {
          a: `${one.primary.name} ${one.primary.no}`,
          b: `${one.alternate.name} ${one.alternate.no}`,
        })
  const rows: [string, string, string][] = [
    ['reason', t('reason'), one.reason],
    [
      'services',
      t('services'),
      one.kind === 'close' ? t('allServices') : listed(one.services.map(({ name }) => name)),
    ],
    ['wishedOn', t('wishedOn'), dateText(one.wishedOn)],
    ['hours', t('hours'), hours],
    ['people', t('people'), people],
    ['space', t('space'), one.space ?? ''],
    ['equipment', t('equipment'), one.equipment ?? ''],
    ['heard', t('heard'), one.heard ?? ''],
    ['remark', t('remark'), one.remark ?? ''],
    ['decision', t('decision'), one.decision ?? ''],
    ['place', t('place'), one.place ?? ''],
    ['effectiveOn', t('effectiveOn'), one.effectiveOn === undefined ? '' : dateText(one.effectiveOn)],
  ]
  return rows.flatMap(([key, title, text]) => (text === '' ? [] : [{ key, title, text }]))
}

export interface Blocker {
  readonly kind: string
  readonly title: string
  readonly items: string
  readonly page: string
  readonly action: string
}

export const blockers = ({ blockers: all }: Application): Blocker[] =>
  all.map(({ kind, known, count, items, page = '' }) => ({
    kind,
    title: known ? t(`hold_${kind}`, { count }) : t(`unknown_${kind}`),
    items: known ? listed(items.map(({ text }) => text)) : t('unknownYet'),
    page,
    action: t(page.startsWith('/pages/') ? 'watch' : `resolve_${kind}`),
  }))
