import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted, listed } from '../i18n/phrases'
import { appearance } from '../settings/settings'
import { dayYear, kindText, pointsText, signedText, withUnit } from './assessment-words'

export type Rules = Output<'assessment', 'rules'>
export type Rule = Rules['rules'][number]

const { t } = dictionary(
  {
    cap: ({ points }: { points: string }) => `每月最多 ${points} 分`,
    needsFile: '要凭据',
    version: ({ no, day }: { no: number; day: string }) => `第 ${no} 版 · ${day}起`,
    first: '第 1 版',
  },
  {
    cap: ({ points }: { points: string }) => `${points} a month at most`,
    needsFile: 'File needed',
    version: ({ no, day }: { no: number; day: string }) => `Version ${no} · from ${day}`,
    first: 'Version 1',
  },
)

/** A row of the table: what, how much at most, for whom; and what it is worth. */
export const ruleRow = ({ code, name, nameEn, points, cap, to, needsFile }: Omit<Rule, 'isCounted'>) => ({
  code,
  title: (appearance().language === 'en' ? nameEn : undefined) ?? name,
  caption: dotted(
    listed(to.map(kindText)),
    cap === undefined ? '' : t('cap', { points: pointsText(cap) }),
    needsFile ? t('needsFile') : '',
  ),
  value: withUnit(signedText(points)),
})
export type RuleRow = ReturnType<typeof ruleRow>

/** The regulation's own table holds since always; the others from their day. */
export const versionText = ({ no, from }: { readonly no: number; readonly from: string }): string =>
  no === 1 ? t('first') : t('version', { no, day: dayYear(from) })
