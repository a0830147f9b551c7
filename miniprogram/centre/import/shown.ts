import type { Output } from '../../api/call'
import { momentText } from '../../i18n/time'
import { appearance } from '../../settings/settings'
import { t } from './words'

export type Import = NonNullable<Output<'people', 'rosterImport'>['import']>
type Fault = Output<'people', 'importFaults'>['faults'][number]

/** States in which the cloud goes on by itself. */
export const isMoving = ({ state }: Import): boolean =>
  state === 'reading' || state === 'checking' || state === 'applying'

interface Told {
  readonly title: string
  readonly text: string
  readonly icon: string
  readonly tone: string
}

/** How far an import is, in words. */
export const told = (one: Import): Told => {
  const { state, startedAt } = one
  const moving = { text: t('movingText'), icon: 'hourglass', tone: 'info' }
  if (state === 'reading') return { title: t('reading'), ...moving }
  if (state === 'checking') return { title: t('checking', one), ...moving }
  if (state === 'applying') return { title: t('applying', one), ...moving }
  if (state === 'ready')
    return { title: t('ready', one), text: t('readyText', one), icon: 'check-circle', tone: 'info' }
  if (state === 'faulty')
    return { title: t('faulty', one), text: t('faultyText'), icon: 'octagon', tone: 'danger' }
  if (state === 'cancelled') return { title: t('cancelled'), text: '', icon: 'undo', tone: 'info' }
  const at = momentText(startedAt)
  if (one.faults > 0)
    return {
      title: t('doneBut', { at, faults: one.faults }),
      text: t('doneButText'),
      icon: 'triangle',
      tone: 'warning',
    }
  return {
    title: t('done', { at }),
    text: t('doneText', one),
    icon: 'check-circle',
    tone: 'info',
  }
}

/** How much is done, for the bar: 0–100. */
export const shareOf = ({ state, rows, checked, applied }: Import): number => {
  if (rows === 0) return 0
  return Math.round(((state === 'applying' ? applied : checked) / rows) * 100)
}

export interface FaultRow {
  readonly key: string
  readonly title: string
  readonly caption: string
}

/** Faults as rows: where, and what is wrong. */
export const faultRows = (faults: readonly Fault[], from: number): FaultRow[] =>
  faults.map(({ row, field, zh, en }, at) => ({
    key: String(from + at),
    title: row === 0 ? t('file') : t('row', { row, field }),
    caption: appearance().language === 'en' ? en : zh,
  }))
