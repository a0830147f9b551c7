import { daysText, isOpenNow } from '../../i18n/phrases'
import { openingTitle } from '../../i18n/time'
import { guide } from '../../live/guide'
import type { LineNow } from '../../live/hall'
import { t } from './words'

type Place = LineNow['windows'][number]

export interface WindowRow {
  readonly windowId: string
  readonly no: string
  readonly place: string
  readonly plate: string
  readonly chip: string
  readonly chipText: string
}

export interface ServiceRow {
  readonly code: string
  readonly name: string
  readonly days: string
}

/** A line as a visitor reads it: its windows, how long one waits, what is handled there. */
export interface LineShown {
  readonly lineId: string
  readonly isOpen: boolean
  readonly when: string
  readonly people: number
  readonly wait: LineNow['wait']
  readonly windows: readonly WindowRow[]
  readonly services: readonly ServiceRow[]
  readonly says: {
    readonly waiting: string
    readonly people: string
    readonly wait: string
    readonly services: string
  }
}

const chips: Record<Place['state'], { plate: string; chip: string }> = {
  idle: { plate: 'waiting', chip: 'ok' },
  serving: { plate: 'serving', chip: 'serving' },
  called: { plate: 'called', chip: 'called' },
  paused: { plate: 'done', chip: 'paused' },
  closed: { plate: 'ghost', chip: 'lapsed' },
}

const chipText = ({ state, windowNo }: Place, serving: LineNow['serving']): string => {
  if (state === 'idle' || state === 'closed') return t(state)
  const no = serving.find((one) => one.windowNo === windowNo)?.number
  if (state === 'paused' || no === undefined) return ''
  return t(state === 'called' ? 'calling' : 'serving', { no })
}

export const lineShown = (line: LineNow): LineShown => {
  const isOpen = isOpenNow(line)
  const when = line.opening.kind === 'open' ? t('unmanned') : openingTitle(line.opening)
  return {
    lineId: line.lineId,
    isOpen,
    when: isOpen ? '' : when,
    people: line.waitingCount,
    wait: line.wait,
    windows: line.windows.map((place) => ({
      windowId: place.windowId,
      no: String(place.windowNo),
      place: place.place,
      ...chips[place.state],
      chipText: chipText(place, line.serving),
    })),
    services: line.services.flatMap((code) => {
      const known = guide()?.known(code)
      return known === undefined ? [] : [{ code, name: known.name, days: daysText(known.promisedDays) }]
    }),
    says: { waiting: t('waiting'), people: t('people'), wait: t('wait'), services: t('services') },
  }
}
