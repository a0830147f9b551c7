import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { dateText, dayText, momentText } from '../../i18n/time'
import { categoryText, itemChip, yuan } from '../asset-words'
import { t } from './words'

export type View = Output<'assets', 'item'>['item']
export type Button = View['buttons'][number]

const factsOf = (one: View) =>
  (
    [
      ['provider', one.providerName],
      ['place', one.place],
      ['purpose', one.purpose],
      ['keeper', one.isMine ? t('me') : (one.custodianName ?? '')],
      ['since', one.heldSince === undefined ? '' : dayText(one.heldSince)],
      ['value', one.valueFen === undefined ? '' : t('yuan', { n: yuan(one.valueFen) })],
      ['serial', one.serial ?? ''],
    ] as const
  ).flatMap(([key, value]) => (value === '' ? [] : [{ key, title: t(key), value }]))

const faultText = ({ fault }: View): string =>
  fault === undefined
    ? ''
    : dotted(fault.what, fault.dueAt === undefined ? '' : t('due', { at: momentText(fault.dueAt) }))
const settledNote = ({ settled }: View) =>
  settled === undefined
    ? { title: '', text: '' }
    : { title: t(settled.state), text: dotted(settled.outcome, dateText(settled.on)) }
const foundText = ({ misplacement }: View): string =>
  misplacement === undefined ? '' : dotted(t('foundAt', { at: misplacement.found }), misplacement.use ?? '')

/** Steps of the list; reporting a fault is the page's own button. */
const icons: Readonly<Partial<Record<Button, string>>> = {
  saw: 'pin',
  askHandBack: 'undo',
  askChange: 'swap',
  reportLoss: 'octagon',
  takeBack: 'inbox',
  edit: 'document',
  restore: 'check-circle',
  retire: 'close-circle',
}

/** A thing as its page shows it. */
export const shown = (one: View) => ({
  name: one.name,
  caption: dotted(categoryText(one.category), one.itemId),
  facts: factsOf(one),
  fault: faultText(one),
  settled: settledNote(one),
  misplaced: foundText(one),
  retired: one.reason ?? '',
  lossId: one.lossId ?? '',
  placeIs: one.placeIs,
  purpose: one.purpose,
  isUnits: one.provider === 'unit',
  canReport: one.buttons.includes('reportFault'),
  steps: one.buttons.flatMap((key) => {
    const icon = icons[key]
    return icon === undefined ? [] : [{ key, title: t(key), icon }]
  }),
  ...itemChip(one),
})
