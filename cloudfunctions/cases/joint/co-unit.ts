import { type Account, accountOf } from '../../_kernel/account'
import { get } from '../../_kernel/store'
import type { Unit } from '../../_shared/unit'
import type { Case } from '../case'
import { staffActing } from '../case-actors'
import { Cases } from '../collections'
import type { Doors } from '../door'
import { type Hall, hall } from '../hall'
import { refuse } from '../refusals'

/** Co-units that are a role: the applicant's own school is one that the account knows. */
const OWN_SCHOOL = '所在学院'

/** Which unit a co-unit of the sheet is; nothing for a role that the window has to resolve (§20). */
export const coUnitOf = (
  name: string,
  applicant: Pick<Account, 'unitId'> | undefined,
  { units, unitsByName }: Pick<Hall, 'units' | 'unitsByName'>,
): (Unit & { _id: string }) | undefined =>
  unitsByName.get(name) ?? (name === OWN_SCHOOL ? units.get(applicant?.unitId ?? '') : undefined)

/** 协办单位: what acceptance has to know, and what there is to choose from. */
export const coUnits: Doors['coUnits'] = async ({ caseId }, context) => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  const { actors } = await staffActing(known, context, known_)
  if (!actors.includes('window')) return refuse('NOT_AT_YOUR_WINDOW', {})
  const applicant = known.visitor === undefined ? undefined : await accountOf(known.visitor)
  const say = ({ name, nameEn }: Unit) => (context.language === 'en' ? nameEn : name)
  return {
    days: known.sheet.promisedDays,
    coUnits: known.sheet.coUnits.map((name, at) => {
      const unit = coUnitOf(name, applicant, known_)
      return unit === undefined ? { n: at + 1, name } : { n: at + 1, name: say(unit), unitId: unit._id }
    }),
    units: [...known_.units.values()].map((unit) => ({ unitId: unit._id, unitName: say(unit) })),
  }
}

/** Windows that could lead a joint matter instead: open ones of other units (§20). */
export const mayLead = (known: Pick<Case, 'unitId'>, { windows }: Pick<Hall, 'windows'>) =>
  [...windows.values()]
    .filter(({ state, unitId }) => state === 'open' && unitId !== known.unitId)
    .sort((one, other) => one.no - other.no)

/** 可换的主办窗口 */
export const leadWindows: Doors['leadWindows'] = async ({ caseId }, context) => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  const { actors } = await staffActing(known, context, known_)
  if (!actors.includes('leadHead') && !actors.includes('centre')) return refuse('NOT_AT_YOUR_WINDOW', {})
  return {
    windows: mayLead(known, known_).map(({ _id, no, unitId }) => {
      const unit = known_.units.get(unitId)
      const unitName = (context.language === 'en' ? unit?.nameEn : unit?.name) ?? ''
      return { windowId: _id, windowNo: no, unitName }
    }),
  }
}
