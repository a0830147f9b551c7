import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { readDocument } from '../../_kernel/upload/upload-document'
import { templateKey } from '../../_shared/template-key'
import { SheetDrafts, SheetTemplates } from '../collections'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { actorsFor, loadPlaces } from '../sheet/desk'
import { canMove } from '../sheet/draft'
import { type SheetTemplate, templateFolder } from './sheet-template'
import { templateAudit, templateChange, templateView } from './shelf'

type AttachTemplate = (typeof contract)['attachTemplate']

const MOST_BYTES = 10 * 1024 * 1024

/**
 * 上传空白表格: keeps a blank form for this sheet; the material that names it is written by `writeSheet` like every other
 * field. The same content again is the same form. Whatever nobody names goes again after some days.
 */
export const attachTemplate = async (
  { code, uploadId }: InputOf<AttachTemplate>,
  context: Context,
): Promise<OutputOf<AttachTemplate> | Refusal<'SHEET_UNKNOWN' | 'SHEET_ELSEWHERE'> | Refusal<KernelCode>> => {
  const { now, operation } = context
  const [draft, places] = await Promise.all([get(SheetDrafts, code), loadPlaces()])
  if (draft === undefined) return refuse('SHEET_UNKNOWN', {})
  if (!(await actorsFor(context, draft.unitId, places)).includes('unit'))
    return refuseAny('NOT_ALLOWED', { needs: ['unitHead', 'windowStaff'] })
  if (!canMove(draft, 'write')) return refuse('SHEET_ELSEWHERE', { state: draft.state })
  const read = await readDocument(uploadId, MOST_BYTES, context)
  if (isRefusal(read)) return read
  const { kind, bytes, hash } = read
  const same = await find(SheetTemplates, { code, hash }, { limit: 20 })
  const known = same.find(({ state }) => state !== 'leaving')
  if (known !== undefined) {
    // One that waits to be thrown away begins to wait anew.
    return settle(context, templateView(known, context.language), [templateChange(known, known.state, now)])
  }
  const file = await read.keep(`${templateFolder(code)}/${code}-${operation}`)
  const template: SheetTemplate = {
    _id: templateKey(file),
    code,
    file,
    kind,
    bytes,
    hash,
    state: 'attached',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settle(context, templateView(template, context.language), [
    { of: SheetTemplates, insert: template, before: {}, after: templateAudit(template) },
  ])
}
