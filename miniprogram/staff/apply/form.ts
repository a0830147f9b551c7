import type { Input } from '../../api/call'

export type Form = Input<'windows', 'saveApplication'>['form']
type Opening = Extract<Form, { kind: 'open' }>

/** What stands on the page, as it was written. */
export interface Written {
  readonly kind: string
  readonly windows: readonly { readonly windowId: string }[]
  readonly window: number
  readonly on: string
  readonly reason: string
  readonly picked: readonly string[]
  readonly dayPart: string
  readonly days: readonly { readonly key: string; readonly isOn: boolean }[]
  readonly primaryNo: string
  readonly primaryName: string
  readonly alternateNo: string
  readonly alternateName: string
  readonly space: string
  readonly equipment: string
  readonly guests: string
}

type Weekdays = Opening['weekdays']
/** Whoever names all working days leaves none out: a make-up day counts too. */
const everyDay: Weekdays = [1, 2, 3, 4, 5, 6, 7]

const daysOf = ({ days }: Written): Weekdays =>
  days.flatMap(({ key, isOn }) => (isOn ? [Number(key) as Weekdays[number]] : []))

const equipmentOf = ({ equipment }: Written): { equipment?: string } =>
  equipment.trim() === '' ? {} : { equipment: equipment.trim() }

type Asked = Pick<Opening, 'reason' | 'wishedOn'>

const openingOf = (written: Written, asked: Asked): Form | undefined => {
  const weekdays = daysOf(written)
  const primary = { no: written.primaryNo.trim(), name: written.primaryName.trim() }
  const alternate = { no: written.alternateNo.trim(), name: written.alternateName.trim() }
  const space = written.space.trim()
  const texts = [primary.no, primary.name, alternate.no, alternate.name, space]
  if (texts.includes('') || weekdays.length === 0 || written.picked.length === 0) return undefined
  return {
    ...asked,
    kind: 'open',
    services: [...written.picked],
    dayPart: written.dayPart as Opening['dayPart'],
    weekdays,
    primary,
    alternate,
    space,
    ...equipmentOf(written),
    guests: written.guests === 'everybody',
  }
}

/** The application that the page says; nothing while something that it needs isn't there. */
export const formOf = (written: Written): Form | undefined => {
  const { kind, on, picked } = written
  const reason = written.reason.trim()
  const asked: Asked = { reason, wishedOn: on }
  if (reason === '' || on === '') return undefined
  if (kind === 'open') return openingOf(written, asked)
  const windowId = written.windows[written.window]?.windowId
  if (windowId === undefined) return undefined
  if (kind === 'close') return { ...asked, kind, windowId }
  if (kind === 'hours') {
    const chosen = daysOf(written)
    const weekdays = chosen.length === written.days.length ? everyDay : chosen
    const dayPart = written.dayPart as Opening['dayPart']
    return chosen.length === 0 ? undefined : { ...asked, kind, windowId, dayPart, weekdays }
  }
  if (picked.length === 0) return undefined
  const services = [...picked]
  return kind === 'reduce'
    ? { ...asked, kind, windowId, services }
    : { ...asked, kind: 'add', windowId, services, ...equipmentOf(written) }
}
