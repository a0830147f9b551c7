import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { inLanguage, type Language, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { PublishedSheets } from '../../_shared/published-sheet'
import type { ServiceSheet } from '../../_shared/service-sheet'
import type { ServiceWindow } from '../../_shared/service-window'
import type { contract } from '../contract'
import { type Hall, hall, officeOf, unitName } from '../hall'
import { readyBy } from '../ready-by'
import { refuse } from '../refusals'
import {
  audienceText,
  basisText,
  deliveryText,
  feeText,
  formText,
  roleText,
  stepText,
  templateText,
} from '../../_shared/sheet-words'
import { templateKey } from '../../_shared/template-key'

type Sheet = (typeof contract)['sheet']

/** The open windows that take a matter, whether their own or entrusted to them. */
export const windowsFor = (sheet: Pick<ServiceSheet, 'windows'>, { windows }: Hall): ServiceWindow[] =>
  sheet.windows.flatMap((id) => {
    const one = windows.get(id)
    return one?.state === 'open' ? [one] : []
  })

/** Where to go when no window takes it: the owner unit's office, or at least its telephone. */
export const officeFor = (
  { ownerUnit, consultPhone }: Pick<ServiceSheet, 'ownerUnit' | 'consultPhone'>,
  { unitsByName }: Hall,
  language: Language,
) => {
  const unit = unitsByName.get(ownerUnit)
  return {
    office:
      unit === undefined
        ? { unitName: ownerUnit, office: '', phone: consultPhone }
        : officeOf(unit, language),
  }
}

const materialView = (material: ServiceSheet['materials'][number], language: Language) => ({
  name: inLanguage(language, material.name, material.nameEn),
  need: material.need,
  form: formText(material, language),
  from: inLanguage(language, material.from, material.fromEn),
  ...(material.need === 'conditional' ? { when: inLanguage(language, material.when, material.whenEn) } : {}),
  electronic: material.electronicAccepted,
  ...(material.template === undefined
    ? {}
    : {
        template: {
          key: templateKey(material.template.file),
          kind: material.template.kind,
          text: templateText(material.template, language),
        },
      }),
})

/** Where and by when, as things stand today. */
const today = (sheet: ServiceSheet, known: Hall, { now, language }: Context) => {
  const windows = windowsFor(sheet, known)
  const line = known.lines.find(
    ({ services, windowIds }) =>
      services.includes(sheet.code) && windowIds.some((id) => windows.some(({ _id }) => _id === id)),
  )
  // An office keeps the hall's hours as far as anybody here knows.
  const ready = readyBy(now, sheet, windows.length === 0 ? [{}] : windows, known.basis)
  return {
    ...(ready === undefined ? {} : { readyBy: ready }),
    ...(line === undefined ? {} : { lineId: line._id }),
    windowIds: windows.map(({ _id }) => _id),
    ...(windows.length === 0 ? officeFor(sheet, known, language) : {}),
  }
}

/** 一事一表 */
export const sheet = async (
  { code }: InputOf<Sheet>,
  context: Context,
): Promise<OutputOf<Sheet> | Refusal<'SHEET_UNKNOWN'>> => {
  const { language } = context
  const [published, known] = await Promise.all([get(PublishedSheets, code), hall()])
  if (published === undefined) return refuse('SHEET_UNKNOWN', {})
  const one = published.sheet
  const nameOf = (unit: string) => unitName(known.unitsByName.get(unit), language, roleText(unit, language))
  return {
    code: one.code,
    version: one.version,
    name: language === 'en' ? one.nameEn : one.name,
    unitName: nameOf(one.ownerUnit),
    audience: one.audience.map((audience) => audienceText(audience, language)),
    conditions: inLanguage(language, one.conditions, one.conditionsEn),
    kind: one.kind,
    promisedDays: one.promisedDays,
    legalDays: one.legalDays,
    inVacation: one.inVacation,
    visits: one.visits,
    feeText: feeText(one.fee, language),
    result: inLanguage(language, one.result, one.resultEn),
    delivery: one.delivery.map((way) => deliveryText(way, language)),
    materials: one.materials.map((material) => materialView(material, language)),
    steps: one.steps.map((step) => stepText(step, language)),
    basis: one.basis.map(basisText),
    ...(one.kind === 'joint' ? { leadUnitName: nameOf(one.leadUnit) } : {}),
    coUnitNames: one.kind === 'joint' ? one.coUnits.map(nameOf) : [],
    consultPhone: one.consultPhone,
    complaintPhone: one.complaintPhone,
    onlineHall: one.onlineHall.available,
    ...(one.onlineHall.link === undefined ? {} : { onlineLink: one.onlineHall.link }),
    ...today(one, known, context),
  }
}
