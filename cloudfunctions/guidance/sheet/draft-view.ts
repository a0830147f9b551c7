import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { inLanguage, type Language, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { SheetDrafts } from '../collections'
import type { contract } from '../contract'
import { unitName } from '../hall'
import { askedUnit, isAskedHead } from './draft-reader'
import { refuse } from '../refusals'
import { actorsFor, faultsOf, loadPlaces } from './desk'
import { movesFor } from './draft'
import type { SheetFault } from './faults'
import { usableTemplates } from '../template/sheet-template'
import { templatesOf, templateView } from '../template/shelf'
import { audienceNames, roleNames } from '../../_shared/sheet-words'

type SheetDraftRow = (typeof contract)['sheetDraft']

export const faultView = ({ field, zh, en }: SheetFault, language: Language) => ({
  field,
  text: inLanguage(language, zh, en),
})

/** 一事一表（草稿）, for its unit, the centre, and the head of the unit that is asked to take it. */
export const sheetDraft = async (
  { code }: InputOf<SheetDraftRow>,
  context: Context,
): Promise<OutputOf<SheetDraftRow> | Refusal<'SHEET_UNKNOWN'> | Refusal<KernelCode>> => {
  const { language } = context
  const [draft, places] = await Promise.all([get(SheetDrafts, code), loadPlaces()])
  if (draft === undefined) return refuse('SHEET_UNKNOWN', {})
  const { units, windows } = places
  const nameOf = (id: string) =>
    unitName(
      units.find(({ _id }) => _id === id),
      language,
    )
  const asked = askedUnit(draft, places)
  const isAsked = await isAskedHead(draft, context, places)
  const actors = await actorsFor(context, draft.unitId, places)
  if (actors.length === 0 && !isAsked) return refuseAny('NOT_ALLOWED', { needs: ['unitHead'] })
  const templates = await templatesOf([draft.content])
  return {
    code,
    unitId: draft.unitId,
    unitName: nameOf(draft.unitId),
    state: draft.state,
    version: draft.version,
    revision: draft.v,
    content: draft.content,
    remarks: draft.remarks,
    faults: faultsOf(draft, places, templates).map((fault) => faultView(fault, language)),
    moves: movesFor(draft, actors),
    templates: usableTemplates(templates, code).map((one) => templateView(one, language)),
    ...(asked === undefined
      ? {}
      : {
          entrustment: {
            unitName: unitName(asked, language),
            isAgreed: draft.entrustedBy.includes(asked.name),
            isYours: isAsked,
          },
        }),
    choices: {
      windows: windows
        .filter(({ state }) => state === 'open')
        .sort((a, b) => a.no - b.no)
        .map(({ _id, no, unitId }) => ({ windowId: _id, windowNo: no, unitName: nameOf(unitId) })),
      units: units.map(({ name }) => name),
      roles: [...roleNames],
      audiences: [...audienceNames],
    },
  }
}
