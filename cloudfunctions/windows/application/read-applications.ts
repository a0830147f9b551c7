import type { Context } from '../../_kernel/context'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { addDays } from '../../_kernel/time'
import { linkTo } from '../../_kernel/upload/upload'
import type { ServiceWindow } from '../../_shared/service-window'
import { dayPartOf, everyDay, windowIdOf } from './form'
import { fileKeyOf, rowOf, viewOf, windowNoOf } from './view'
import { sheetsOf } from './basis'
import { Applications, ServiceWindows, Units } from '../collections'
import type { Windows } from '../door'
import { readable } from './own-application'
import { refuse } from '../refusals'

const PAGE = 20
const MOST_WINDOWS = 1000

/** One page of a list, newest first, from the cursor on. */
const page = async (
  where: Readonly<Record<string, unknown>>,
  cursor: string | undefined,
  { language }: Context,
) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const found = await find(
    Applications,
    { ...where, ...(last === undefined ? {} : { key: is.lt(last) }) },
    { order: [['key', -1]], limit: PAGE },
  )
  const unitIds = [...new Set(found.map(({ unitId }) => unitId))]
  const windowIds = found.flatMap(({ form }) => windowIdOf(form) ?? [])
  const [units, places] = await Promise.all([
    find(Units, { _id: is.in(unitIds) }, { limit: PAGE }),
    find(ServiceWindows, { _id: is.in(windowIds) }, { limit: PAGE }),
  ])
  return {
    applications: found.map((application) => {
      const unit = units.find(({ _id }) => _id === application.unitId)
      const place = places.find(({ _id }) => _id === windowIdOf(application.form))
      const unitName = (language === 'en' ? unit?.nameEn : unit?.name) ?? application.unitId
      return rowOf(application, unitName, windowNoOf(application, place))
    }),
    ...nextCursor(found, PAGE, ({ key }) => key),
  }
}

/** 本单位的申请 */
export const unitApplications: Windows['unitApplications'] = ({ unitId, cursor }, context) =>
  page({ unitId }, cursor, context)

/** 窗口申请 */
export const applications: Windows['applications'] = ({ which, cursor }, context) =>
  page(which === 'waiting' ? { turn: 'centre' } : { isListed: true }, cursor, context)

/** 一份窗口申请 */
export const application: Windows['application'] = async ({ applicationId }, context) => {
  const known = await readable(applicationId, context)
  return isRefusal(known) ? known : viewOf(known, context)
}

/** 打开附件 */
export const fileLink: Windows['fileLink'] = async ({ applicationId, fileKey }, context) => {
  const known = await readable(applicationId, context)
  if (isRefusal(known)) return known
  const file = known.files.find((one) => fileKeyOf(one.file) === fileKey)
  const url = file === undefined ? undefined : await linkTo(file.file)
  return file === undefined || url === undefined ? refuse('NO_SUCH_FILE', {}) : { url, kind: file.kind }
}

/** 本人负责的单位: by the caller's grants of today. */
export const headedUnits: Windows['headedUnits'] = async (_input, context) => {
  const { language, day } = context
  const grants = (await context.account())?.grants ?? []
  const headed = grants.flatMap(({ role, unitId, windowId, from, to }) =>
    role === 'unitHead' && unitId !== undefined && windowId === undefined && from <= day && (to ?? day) >= day
      ? [unitId]
      : [],
  )
  const units = await find(Units, { _id: is.in([...new Set(headed)]) }, { limit: PAGE })
  return {
    units: units.map(({ _id, name, nameEn }) => ({
      unitId: _id,
      unitName: language === 'en' ? nameEn : name,
    })),
  }
}

const LATEST_DAYS = 366

const maybePart = (hours: ServiceWindow['hours']) => {
  const dayPart = dayPartOf(hours)
  return dayPart === undefined ? {} : { dayPart }
}

/** 申请时可选的 */
export const applicationChoices: Windows['applicationChoices'] = async ({ unitId }, context) => {
  const { language, day } = context
  const [unit, places] = await Promise.all([
    get(Units, unitId),
    find(ServiceWindows, { unitId }, { limit: MOST_WINDOWS }),
  ])
  if (unit === undefined) return refuseAny('NOT_FOUND', { what: 'unit' })
  const open = places.filter(({ state }) => state === 'open').sort((a, b) => a.no - b.no)
  const [sheets, asked] = await Promise.all([
    sheetsOf(unit.name),
    find(Applications, { holds: is.in(open.map(({ _id }) => `window:${_id}`)) }, { limit: MOST_WINDOWS }),
  ])
  return {
    unitName: language === 'en' ? unit.nameEn : unit.name,
    windows: open.map(({ _id, no, hours, weekdays = everyDay }) => ({
      windowId: _id,
      windowNo: no,
      ...maybePart(hours),
      weekdays: [...weekdays],
      services: sheets.filter(({ windows }) => windows.includes(_id)).map(({ code }) => code),
      isAsked: asked.some(({ holds }) => holds === `window:${_id}`),
    })),
    services: sheets.map(({ code, name, nameEn }) => ({ code, name: language === 'en' ? nameEn : name })),
    earliest: addDays(day, 1),
    latest: addDays(day, LATEST_DAYS),
  }
}

/** 全部窗口 */
export const hallWindows: Windows['hallWindows'] = async (_input, { language }) => {
  const [places, units] = await Promise.all([
    find(ServiceWindows, {}, { order: [['no', 1]], limit: MOST_WINDOWS }),
    find(Units, {}, { limit: MOST_WINDOWS }),
  ])
  return {
    windows: places.map(({ _id, no, unitId, state, leaving }) => {
      const unit = units.find((one) => one._id === unitId)
      return {
        windowId: _id,
        windowNo: no,
        unitId,
        unitName: (language === 'en' ? unit?.nameEn : unit?.name) ?? unitId,
        state,
        ...(leaving === undefined ? {} : { applicationId: leaving.applicationId }),
      }
    }),
  }
}
