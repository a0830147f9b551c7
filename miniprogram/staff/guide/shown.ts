import type { Output } from '../../api/call'
import { dotted, isOpenNow, lineChip, mannedWindows, waitText } from '../../i18n/phrases'
import { openingText } from '../../i18n/time'
import { guide } from '../../live/guide'
import { linesFor } from '../../live/hall'
import { t as shared } from '../../i18n/t'
import { appearance } from '../../settings/settings'
import { t } from './words'

export type Led = Output<'guidance', 'refer'>

/** A service that was picked, and where it is done as far as the phone knows. */
export interface Picked {
  readonly code: string
  readonly name: string
  readonly unit: string
  /** Where a number can go now; empty: nowhere, or not now. */
  readonly lineId: string
  readonly windowNo: string
  readonly place: string
  readonly chip: string
  readonly chipText: string
  readonly wait: string
  readonly people: string
  /** Why it can't be done there now. */
  readonly why: string
  readonly isOpen: boolean
}

export const picked = (code: string, name: string): Picked => {
  const line = linesFor(code)[0]
  const known = guide()?.known(code)
  const unit = appearance().language === 'en' ? (line?.unitName ?? known?.unit ?? '') : (known?.unit ?? '')
  const found = { code, name, unit, chip: '', chipText: '', wait: '', people: '' }
  if (line === undefined)
    return { ...found, lineId: '', windowNo: '', place: '', why: t('noWindow'), isOpen: false }
  const place = mannedWindows(line)[0]
  const isOpen = line.opening.kind === 'open'
  return {
    ...found,
    unit: dotted(line.unitName, place?.place ?? ''),
    lineId: line.lineId,
    windowNo: place === undefined ? '' : String(place.windowNo),
    place: place === undefined ? '' : t('window', { no: place.windowNo }),
    ...lineChip(line),
    wait: isOpenNow(line) ? waitText(line.wait) : '',
    people: shared('peopleWaiting', { people: line.waitingCount }),
    why: isOpen
      ? isOpenNow(line)
        ? ''
        : t('unmanned')
      : t('closed', { opening: openingText(line.opening) }),
    isOpen,
  }
}

/** Where somebody was led, as the clerk turns the phone to show it. */
export interface LedShown {
  readonly code: string
  /** What its QR code says. */
  readonly scene: string
  readonly qrLabel: string
  readonly name: string
  readonly windowId: string
  readonly windowNo: string
  readonly says: string
  readonly place: string
  readonly phone: string
  readonly phoneLabel: string
}

/** The code in two halves, as it is read out. */
const halves = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`.trim()

export const led = ({ code, serviceName, target, office }: Led): LedShown => ({
  code: halves(code),
  scene: `r=${code}`,
  qrLabel: t('code', { code: halves(code) }),
  name: serviceName,
  windowId: target?.windowId ?? '',
  windowNo: target === undefined ? '' : String(target.windowNo),
  says:
    target === undefined
      ? t('goToOffice', { unit: office?.unitName ?? '' })
      : t('goTo', { no: target.windowNo }),
  place: target === undefined ? (office?.office ?? '') : dotted(target.unitName, target.place),
  ...phoneOf(office?.phone ?? ''),
})

/** A phone number and the words that call it. */
export const phoneOf = (phone: string): { phone: string; phoneLabel: string } => ({
  phone,
  phoneLabel: phone === '' ? '' : t('callPhone', { phone }),
})
