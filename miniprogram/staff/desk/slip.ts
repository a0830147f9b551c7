import type { Output } from '../../api/call'
import { dotted, lineLong, listed, mannedWindows, waitText } from '../../i18n/phrases'
import { clockAt } from '../../i18n/time'
import { linesFor } from '../../live/hall'
import { t } from './words'

/** A matter and the line that does it. */
export interface Picked {
  readonly code: string
  readonly name: string
  readonly lineId: string
  readonly windowNo: string
  readonly where: string
  readonly unit: string
  readonly wait: string
}

/** A number given on paper, and what became of the paper. */
export interface Issued {
  readonly ticketId: string
  readonly state: 'given' | 'failed' | 'void'
  readonly no: string
  readonly unit: string
  readonly service: string
  readonly caption: string
  readonly code: string
  readonly path: string
  readonly print: string
}

export interface Small {
  readonly key: 'other' | 'fail' | 'void' | 'next'
  readonly icon: string
  readonly label: string
}

const whereOf = (windows: readonly { readonly windowNo: number }[]): string =>
  t('window', { nos: listed(windows.map(({ windowNo }) => String(windowNo))) })

/** `windowId` is of the window that goes on with the matter, where one does. */
export const picked = (code: string, name: string, windowId = ''): Picked => {
  const lines = linesFor(code)
  const line = lines.find(({ windows }) => windows.some((one) => one.windowId === windowId)) ?? lines[0]
  if (line === undefined) return { code, name, lineId: '', windowNo: '', where: '', unit: '', wait: '' }
  const windows = mannedWindows(line)
  return {
    code,
    name,
    lineId: line.lineId,
    windowNo: String(windows[0]?.windowNo ?? ''),
    where: whereOf(windows),
    unit: dotted(line.unitName, windows[0]?.place ?? ''),
    wait: lineLong(line),
  }
}

export const issued = ({ ticket, code }: Output<'queue', 'issueSlip'>): Issued => ({
  ticketId: ticket.ticketId,
  state: 'given',
  no: ticket.number,
  unit: ticket.unitName,
  service: ticket.serviceName,
  caption: dotted(
    whereOf(mannedWindows(ticket)),
    t('ahead', { people: ticket.ahead }),
    waitText(ticket.wait),
  ),
  code,
  path: `/slip?code=${code}`,
  print: t('printText', { path: `/slip?code=${code}` }),
})

/** One of the list of those that weren't printed. Its code is known to nobody; printing again makes a new one. */
export const unprinted = (one: Output<'queue', 'failedPrints'>['tickets'][number]): Issued => ({
  ticketId: one.ticketId,
  state: 'failed',
  no: one.number,
  unit: one.unitName,
  service: one.serviceName,
  caption: t('takenAt', { at: clockAt(one.takenAt) }),
  code: '',
  path: '',
  print: '',
})

/** What else can be done beside the main button. */
export const smallOf = (one: Issued | null): Small[] => {
  if (one === null) return [{ key: 'other', icon: 'undo', label: t('other') }]
  if (one.state === 'given') return [{ key: 'fail', icon: 'receipt', label: t('fail') }]
  if (one.state === 'void') return []
  return [
    { key: 'void', icon: 'close-circle', label: t('void') },
    { key: 'next', icon: 'right', label: t('next') },
  ]
}
