import type { Piece } from '../../components/service-card/service-card'
import {
  daysText,
  dotted,
  feeText,
  isOpenNow,
  lineChip,
  lineLong,
  listed,
  mannedWindows,
  promiseText,
  windowsText,
} from '../../i18n/phrases'
import { hoursText } from '../../i18n/time'
import type { Guide, Known } from '../../live/guide'
import { hall, linesFor } from '../../live/hall'
import type { Group } from '../../search/search'
import { appearance } from '../../settings/settings'
import { pieces } from './pieces'
import { t } from './words'

/** The best answer, complete: now, where, how long one waits, what to bring. */
export interface Best {
  readonly code: string
  readonly name: readonly Piece[]
  readonly caption: string
  readonly chip: string
  readonly chipText: string
  readonly where: string
  /** Until when, and when again; '' = not open now, which the chip says. */
  readonly hours: string
  readonly bring: string
  /** Where a number can be taken now; '' = not now, or nowhere. */
  readonly lineId: string
  readonly windowId: string
  readonly action: string
}

export interface Row {
  readonly code: string
  readonly title: string
  readonly caption: string
}

export interface Choice {
  readonly label: string
  readonly rows: readonly Row[]
}

/** Units speak English only where a line of theirs does; the catalogue has their Chinese names. */
const unitOf = ({ code, unit }: Known): string =>
  appearance().language === 'en' ? (linesFor(code)[0]?.unitName ?? unit) : unit

export const best = (known: Known, query: string): Best => {
  const { code, name, promisedDays, fen, bring } = known
  const line = linesFor(code)[0]
  const caption = dotted(unitOf(known), promiseText(promisedDays), fen === 0 ? '' : feeText(fen))
  const answer = { code, name: pieces(name, query), caption, bring: listed(bring) }
  if (line === undefined) {
    return {
      ...answer,
      chip: 'paused',
      chipText: t('noWindow'),
      where: '',
      hours: '',
      lineId: '',
      windowId: '',
      action: t('office'),
    }
  }
  const windows = mannedWindows(line)
  const canTake = isOpenNow(line)
  return {
    ...answer,
    ...lineChip(line),
    where: dotted(windowsText(windows), lineLong(line)),
    hours: canTake ? hoursText(line.opening) : '',
    lineId: canTake ? line.lineId : '',
    windowId: windows[0]?.windowId ?? '',
    action: canTake ? '' : t('details'),
  }
}

export const row = (known: Known): Row => {
  const line = linesFor(known.code)[0]
  const where = line === undefined ? t('noWindow') : windowsText(mannedWindows(line))
  return {
    code: known.code,
    title: known.name,
    caption: dotted(unitOf(known), where, daysText(known.promisedDays)),
  }
}

export const rows = (guide: Guide, codes: readonly string[]): Row[] =>
  codes.flatMap((code) => {
    const known = guide.known(code)
    return known === undefined ? [] : [row(known)]
  })

/** The index knows units by their Chinese names; on an English page they are called as below it. */
const headingOf = (guide: Guide, label: string, [first = '']: readonly string[]): string => {
  const known = guide.known(first)
  return known?.unit === label ? unitOf(known) : label
}

/** Headings of the chooser; where each has one service only, the heading tells no more than its row. */
export const choices = (guide: Guide, groups: readonly Group[]): Choice[] => {
  const isFlat = groups.every(({ codes }) => codes.length === 1)
  if (!isFlat)
    return groups.map(({ label, codes }) => ({
      label: headingOf(guide, label, codes),
      rows: rows(guide, codes),
    }))
  return [{ label: '', rows: groups.flatMap(({ codes }) => rows(guide, codes)) }]
}

/** 3号窗口, 窗口3, 3号, window 3; a number alone may be anything. */
const windowAsked = (query: string): number | undefined => {
  const [, before = '', no, after = ''] =
    /^(窗口|windows?(?: no\.?)?)?\s*(\d{1,2})\s*(号窗口|号窗|号|窗口)?$/i.exec(query) ?? []
  return before + after === '' ? undefined : Number(no)
}

/** The finance office is Finance on its window. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/ (office|department|desk)$/, '')

/**
 * What is done at the place that a query names as one reads it in the hall, if it names one: a window by its plate, a
 * unit by its English name, for the index knows the Chinese one, and what the unit does elsewhere than in the hall too.
 */
export const atPlace = (guide: Guide, query: string): Choice | undefined => {
  const no = windowAsked(query)
  const lines = (hall()?.lines ?? []).filter(({ windows, unitName }) =>
    no === undefined
      ? appearance().language === 'en' && plainName(unitName) === plainName(query)
      : windows.some(({ windowNo }) => windowNo === no),
  )
  const [first] = lines
  if (first === undefined) return undefined
  const codes = [...new Set(lines.flatMap(({ services }) => services))]
  const plate = no === undefined ? '' : windowsText([{ windowNo: no }])
  return { label: dotted(plate, first.unitName), rows: rows(guide, codes) }
}

export interface UnitRow {
  readonly unit: string
  readonly count: string
  readonly isOpen: boolean
  readonly rows: readonly Row[]
}

/**
 * All units with their services; only the open one carries its rows, or the page would grow too long. Units that
 * share a window share its English name, and so one row.
 */
export const units = (guide: Guide, open: string): UnitRow[] => {
  const all = guide.codes.flatMap((code) => guide.known(code) ?? [])
  const names = [...new Set(all.map(unitOf))]
  // The catalogue comes in the order of Chinese sounds.
  if (appearance().language === 'en') names.sort()
  return names.map((unit) => {
    const services = all.filter((known) => unitOf(known) === unit)
    return {
      unit,
      count: t('units', { count: services.length }),
      isOpen: unit === open,
      rows: unit === open ? services.map(row) : [],
    }
  })
}
