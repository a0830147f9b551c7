import type { Context } from '../_kernel/context'
import { refuse as refuseAny } from '../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import type { KernelCode } from '../_kernel/kernel-refusals'
import { get } from '../_kernel/store'
import { attach, linkTo } from '../_kernel/upload/upload'
import type { Case } from './case'
import { isHolder, staffActing } from './case-actors'
import { type Paper, ticked } from './checklist'
import { Cases } from './collections'
import type { Doors } from './door'
import { hall } from './hall'
import { onHeldCase, onStaffCase } from './on-case'
import { refuse } from './refusals'

const MOST_FILES = 6
const TAKEN = { kinds: ['jpeg', 'png', 'pdf'], mostBytes: 10 * 1024 * 1024 } as const

/** 核对材料: ticks as the clerk goes through the papers. */
export const checkPapers: Doors['checkPapers'] = ({ caseId, ticks }, context) =>
  onStaffCase(caseId, 'checkPapers', context, (known) => {
    if (ticks.some(({ n }) => n > known.papers.length)) return refuse('PAPER_UNKNOWN', {})
    return { next: { ...known, papers: ticked(known.papers, ticks, known.round) } }
  })

/** The papers with one more file at one of them; a paper that comes anew was handed in in this round. */
const withFile = async (
  known: Case,
  input: { readonly n: number; readonly uploadId: string },
  by: 'holder' | 'window',
  context: Context,
): Promise<Paper[] | Refusal<'PAPER_UNKNOWN' | 'TOO_MANY_FILES'> | Refusal<KernelCode>> => {
  const paper = known.papers.find(({ n }) => n === input.n)
  if (paper === undefined) return refuse('PAPER_UNKNOWN', {})
  if (paper.files.length >= MOST_FILES) return refuse('TOO_MANY_FILES', { most: MOST_FILES })
  const file = await attach(input.uploadId, `cases/${known._id}`, TAKEN, context)
  if (isRefusal(file)) return file
  // What the applicant sends while the case waits is looked at in the round that begins when they are back.
  const round = known.state === 'awaitingMaterials' ? known.round + 1 : known.round
  const isNew = paper.files.every((one) => one.file !== file.file)
  const files = isNew ? [...paper.files, { ...file, at: context.now, by }] : paper.files
  // A picture that the window takes is of what lies there already; what the applicant sends is new.
  const handedIn = by === 'holder' ? round : (paper.handedIn ?? round)
  return known.papers.map((one) => (one.n === paper.n ? { ...one, files, handedIn } : one))
}

/** 拍照留存 */
export const addPaper: Doors['addPaper'] = (input, context) =>
  onStaffCase<'PAPER_UNKNOWN' | 'TOO_MANY_FILES'>(input.caseId, 'addPaper', context, async (known) => {
    const papers = await withFile(known, input, 'window', context)
    return isRefusal(papers) ? papers : { next: { ...known, papers } }
  })

/** 线上补件 */
export const sendPaper: Doors['sendPaper'] = (input, context) =>
  onHeldCase<'PAPER_UNKNOWN' | 'TOO_MANY_FILES'>(input, 'sendPaper', context, async (known) => {
    const papers = await withFile(known, input, 'holder', context)
    return isRefusal(papers) ? papers : { next: { ...known, papers } }
  })

/** 看材料: a link for five minutes, for the applicant and for who handles the case. */
export const paperLink: Doors['paperLink'] = async ({ caseId, slipCode, n, at }, context) => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  const { actors } = await staffActing(known, context, known_)
  const handles = actors.includes('window') || actors.includes('coUnit')
  if (!handles && !(await isHolder(known, slipCode, context))) return refuseAny('NOT_YOURS', {})
  const file = known.papers.find((paper) => paper.n === n)?.files[at]
  const link = file === undefined ? undefined : await linkTo(file.file)
  return file === undefined || link === undefined ? refuse('PAPER_UNKNOWN', {}) : { link, kind: file.kind }
}
