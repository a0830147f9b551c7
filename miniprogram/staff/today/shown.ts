import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { clockAt } from '../../i18n/time'
import { serverNow } from '../../api/clock'
import { t } from './words'

type Figures = Output<'queue', 'todayFigures'>
type Windows = Output<'queue', 'myWindows'>['windows']

export interface WindowRow {
  readonly windowId: string
  readonly windowNo: string
  readonly title: string
  readonly caption: string
  readonly isOpen: boolean
  readonly isMine: boolean
}

export const windowRows = (windows: Windows): WindowRow[] =>
  windows.map(({ windowId, windowNo, unitName, isOpen, isMine }) => ({
    windowId,
    windowNo: String(windowNo),
    title: unitName,
    caption: t('window', { no: windowNo }),
    isOpen,
    isMine,
  }))

interface HourBar {
  readonly hour: number
  readonly served: number
  readonly style: string
  readonly label: string
}

export interface FiguresShown {
  readonly title: string
  readonly isEmpty: boolean
  readonly served: number
  readonly waiting: number
  readonly average: number
  readonly longest: number
  readonly line: string
  readonly hours: readonly HourBar[]
}

/** The bar of the busiest hour fills its column; an hour without anybody keeps a foot. */
const bars = (hours: Figures['byHour']): HourBar[] => {
  const most = Math.max(1, ...hours.map(({ served }) => served))
  return hours.map(({ hour, served }) => ({
    hour,
    served,
    style: `height:${String(Math.round((served / most) * 100))}%`,
    label: t('hour', { hour, served }),
  }))
}

export const figures = (of: Figures): FiguresShown => ({
  title: t('figures', { no: of.windowNo }),
  isEmpty: of.served === 0,
  served: of.served,
  waiting: of.waiting,
  average: of.averageWaitMinutes,
  longest: of.longestWaitMinutes,
  line: dotted(
    t('service', { minutes: of.averageServiceMinutes }),
    t('missed', { count: of.missed }),
    t('guided', { count: of.guided }),
  ),
  hours: bars(of.byHour),
})

/** 王晓岚，上午好: by the centre's clock. */
export const hello = (name: string): string =>
  t('hello', { name, hour: Number(clockAt(serverNow()).slice(0, 2)) })
