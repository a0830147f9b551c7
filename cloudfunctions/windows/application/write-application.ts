import { isRefusal } from '../../_kernel/refusal'
import { attach } from '../../_kernel/upload/upload'
import { storage } from '../../_kernel/sdk'
import { refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import { find } from '../../_kernel/store'
import { MOST_FILES, placed } from './application'
import { nextVersion, settleStep, signedFacts } from './change'
import { type ApplicationForm, asKept, formFault } from './form'
import { remind } from './todos'
import { fileKeyOf, viewOf } from './view'
import { basisOf } from './basis'
import { Applications, type StoredApplication } from '../collections'
import type { Windows } from '../door'
import { movable, personOf, readable } from './own-application'
import { refuse } from '../refusals'

/** What speaks against a form now, as a refusal. */
export const formRefusal = async (unitId: string, form: ApplicationForm, context: Context) => {
  const basis = await basisOf(unitId, form, context.day)
  const fault = basis === undefined ? ({ code: 'WINDOW_UNKNOWN' } as const) : formFault(form, basis)
  if (fault === undefined) return undefined
  const { code, ...facts } = fault
  return refuse(code, facts as never)
}

/** The application while its unit may still change it. */
const editable = async (applicationId: string, context: Context) => {
  const application = await readable(applicationId, context)
  if (isRefusal(application)) return application
  const head = await actingAs(context, ['unitHead'], { unitId: application.unitId })
  if (head === undefined) return refuseAny('NOT_ALLOWED', { needs: ['unitHead'] })
  const isOpen =
    application.origin === 'unit' && (application.state === 'draft' || application.state === 'returned')
  return isOpen ? application : refuse('NOT_AT_THIS_POINT', { state: application.state })
}

/** The same state with something else in it. */
const rewritten = (
  application: StoredApplication,
  facts: Readonly<Record<string, unknown>>,
  now: Date,
): StoredApplication =>
  nextVersion(
    application,
    application.state,
    {
      ...signedFacts(application),
      ...(application.state === 'returned'
        ? { remark: application.remark, returnedAt: application.returnedAt }
        : {}),
      ...facts,
    },
    now,
  )

/** 写申请 */
export const saveApplication: Windows['saveApplication'] = async (input, context) => {
  const { unitId, applicationId } = input
  const form = asKept(input.form)
  const { now } = context
  const fault = await formRefusal(unitId, form, context)
  if (fault !== undefined) return fault
  if (applicationId !== undefined) {
    const known = await editable(applicationId, context)
    if (isRefusal(known)) return known
    if (known.unitId !== unitId) return refuse('APPLICATION_UNKNOWN', {})
    const next = rewritten(known, { form }, now)
    // One that was sent back holds its place, and may be rewritten for another.
    if (await isAskedAlready(next)) return refuse('ASKED_ALREADY', {})
    return settleStep(context, await viewOf(next, context), known, next)
  }
  const _id = context.operation
  const draft: StoredApplication = {
    _id,
    unitId,
    origin: 'unit',
    form,
    files: [],
    writtenBy: await personOf(context),
    ...placed({ _id, unitId, form, holdsNo: _id }, 'draft', false),
    key: `${now.toISOString()}:${_id}`,
    state: 'draft',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settleStep(context, await viewOf(draft, context), undefined, draft)
}

const MEGABYTE = 1024 * 1024
const allowed = { kinds: ['jpeg', 'png', 'pdf'], mostBytes: 10 * MEGABYTE } as const

/** 附上文件 */
export const attachFile: Windows['attachFile'] = async ({ applicationId, uploadId }, context) => {
  const known = await editable(applicationId, context)
  if (isRefusal(known)) return known
  if (known.files.length >= MOST_FILES) return refuse('FILES_FULL', { most: MOST_FILES })
  const file = await attach(uploadId, `window-applications/${known._id}`, allowed, context)
  if (isRefusal(file)) return file
  const others = known.files.filter((one) => one.file !== file.file)
  const next = rewritten({ ...known, files: [...others, file] }, {}, context.now)
  return settleStep(context, await viewOf(next, context), known, next)
}

/** 去掉附件 */
export const dropFile: Windows['dropFile'] = async ({ applicationId, fileKey }, context) => {
  const known = await editable(applicationId, context)
  if (isRefusal(known)) return known
  const gone = known.files.find(({ file }) => fileKeyOf(file) === fileKey)
  if (gone === undefined) return refuse('NO_SUCH_FILE', {})
  const next = rewritten({ ...known, files: known.files.filter((one) => one !== gone) }, {}, context.now)
  const view = await settleStep(context, await viewOf(next, context), known, next)
  await storage.deleteFile({ fileList: [gone.file] })
  return view
}

/** Somebody asks the same already; the index behind `holds` settles two that ask at once. */
export const isAskedAlready = async (next: StoredApplication): Promise<boolean> => {
  const [other] = await find(Applications, { holds: next.holds }, { limit: 1 })
  return other !== undefined && other._id !== next._id
}

/** 签字提交 */
export const submitApplication: Windows['submitApplication'] = async ({ applicationId }, context) => {
  const known = await movable(applicationId, 'submit', context)
  if (isRefusal(known)) return known
  const fault = await formRefusal(known.unitId, known.form, context)
  if (fault !== undefined) return fault
  const signed = { signedBy: await personOf(context), signedAt: context.now }
  const next = nextVersion(known, 'submitted', signed, context.now)
  if (await isAskedAlready(next)) return refuse('ASKED_ALREADY', {})
  const view = await settleStep(context, await viewOf(next, context), known, next)
  await remind(next, context)
  return view
}

/** 撤回 */
export const withdrawApplication: Windows['withdrawApplication'] = async (input, context) => {
  const known = await movable(input.applicationId, 'withdraw', context)
  if (isRefusal(known)) return known
  const facts = {
    ...('signedBy' in known && known.signedBy !== undefined ? { signedBy: known.signedBy } : {}),
    withdrawnBy: await personOf(context),
    withdrawnAt: context.now,
    remark: input.reason,
  }
  const next = nextVersion(known, 'withdrawn', facts, context.now)
  const view = await settleStep(context, await viewOf(next, context), known, next)
  await remind(next, context)
  return view
}
