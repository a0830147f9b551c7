import type { Item } from '../../components/checklist/checklist'
import {
  dotted,
  isOpenNow,
  lineChip,
  lineShort,
  listed,
  mannedWindows,
  waitText,
  windowsText,
} from '../../i18n/phrases'
import { dateText, dayText, hoursText, openingTitle } from '../../i18n/time'
import type { LineNow } from '../../live/hall'
import type { Sheet } from '../../live/sheets'
import { t } from './words'

type Wait = LineNow['wait']

/** Where and when, from the line that was chosen. */
export interface Where {
  readonly lineId: string
  readonly windowId: string
  readonly windowNo: string
  readonly windows: string
  readonly place: string
  /** Until when, and when again; '' = not open now, which `when` says. */
  readonly hours: string
  readonly chip: string
  readonly chipText: string
  readonly canTake: boolean
  readonly people: number
  readonly wait: Wait
  /** Instead of the figures, when nobody can be served now. */
  readonly when: string
  readonly whenText: string
}

export const where = (line: LineNow): Where => {
  const windows = mannedWindows(line)
  const [first] = windows
  const canTake = isOpenNow(line)
  return {
    lineId: line.lineId,
    windowId: first?.windowId ?? '',
    windowNo: first === undefined ? '' : String(first.windowNo),
    windows: windowsText(windows),
    place: dotted(line.unitName, first?.place ?? ''),
    hours: canTake ? hoursText(line.opening) : '',
    ...lineChip(line),
    canTake,
    people: line.waitingCount,
    wait: line.wait,
    when: canTake ? '' : line.opening.kind === 'open' ? t('unmanned') : openingTitle(line.opening),
    whenText: canTake ? '' : t(line.opening.kind === 'open' ? 'unmannedText' : 'opensThen'),
  }
}

export interface Other {
  readonly lineId: string
  readonly windowNo: string
  readonly title: string
  readonly value: string
}

/** The other lines that take the same matter. */
export const others = (lines: readonly LineNow[], chosen: string): Other[] =>
  lines
    .filter(({ lineId }) => lineId !== chosen)
    .map((line) => {
      const windows = mannedWindows(line)
      return {
        lineId: line.lineId,
        windowNo: String(windows[0]?.windowNo ?? ''),
        title: dotted(windowsText(windows), line.unitName),
        value: isOpenNow(line) ? waitText(line.wait) : lineShort(line),
      }
    })

/** What to bring, ticked as this phone remembers it; what is needed only sometimes comes last. */
export const items = (sheet: Sheet, ticked: readonly string[]): Item[] => {
  const order = { required: 0, optional: 1, conditional: 2 }
  return [...sheet.materials]
    .sort((a, b) => order[a.need] - order[b.need])
    .map(({ name, need, form, from, when, electronic }) => ({
      key: name,
      text: name,
      note: when ?? dotted(form, from, electronic ? t('electronic') : ''),
      conditional: need === 'conditional',
      checked: ticked.includes(name),
      ...(need === 'optional' ? { end: t('optional') } : {}),
    }))
}

/** A blank form of a paper, to be filled in before one comes. */
export interface BlankForm {
  readonly key: string
  /** The paper that it is. */
  readonly name: string
  readonly caption: string
}

/** The blank forms of a sheet, in the order of its papers. */
export const blankForms = ({ materials }: Sheet): BlankForm[] =>
  materials.flatMap(({ name, template }) =>
    template === undefined ? [] : [{ key: template.key, name, caption: dotted(name, template.text) }],
  )

export interface Fact {
  readonly key: string
  readonly value: string
  readonly note: string
  readonly isStrong: boolean
}

const fact = (key: string, value: string, note = '', isStrong = false): Fact[] =>
  value === '' ? [] : [{ key, value, note, isStrong }]

/** By when, what it costs, what one gets. The day is the function's; the phone counts no working days. */
export const facts = (sheet: Sheet): Fact[] => {
  const { readyBy, promisedDays, legalDays } = sheet
  const promised = t('promised', { days: promisedDays, legal: legalDays })
  const notes = [
    promised,
    readyBy?.provisional === true ? t('provisional') : '',
    sheet.inVacation ? t('vacation') : '',
  ]
  const long =
    promisedDays === 0
      ? fact(t('long'), t('onTheSpot'), sheet.inVacation ? t('vacation') : '', true)
      : readyBy === undefined
        ? fact(t('long'), promised, sheet.inVacation ? t('vacation') : '', true)
        : fact(
            t('long'),
            t('readyBy', { from: dayText(readyBy.acceptedOn), by: dateText(readyBy.day) }),
            dotted(...notes),
            true,
          )
  return [
    ...long,
    ...fact(t('fee'), sheet.feeText),
    ...fact(t('get'), sheet.result, listed(sheet.delivery)),
    ...(sheet.visits > 1 ? fact(t('visits'), t('visitsOf', { visits: sheet.visits })) : []),
    ...fact(t('conditions'), sheet.conditions),
  ]
}

/** Who is in it together, when several units are. */
export const joint = ({ leadUnitName, coUnitNames }: Sheet): string =>
  leadUnitName === undefined ? '' : t('jointOf', { lead: leadUnitName, others: listed(coUnitNames) })
