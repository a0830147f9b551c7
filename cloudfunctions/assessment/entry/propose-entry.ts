import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { inLanguage, isRefusal, type Refusal } from '../../_kernel/refusal'
import { attach, type Attachment } from '../../_kernel/upload/upload'
import { namesOf } from '../../_shared/post-holder'
import { evidenceFiles } from '../assessment-shape'
import { putProposalTodos } from '../assessment-todos'
import { candidates, placeOf } from '../candidates'
import { Proposals } from '../collections'
import type { contract } from '../contract'
import { type Proposal, proposalFaults } from './proposal'
import { proposalView } from './proposal-view'
import { refuse } from '../refusals'
import { ruleOf, tableOn } from '../rules/table'
import { allTables } from '../rules/tables'

type Form = (typeof contract)['entryForm']
type Propose = (typeof contract)['proposeEntry']

const TAKEN = { kinds: evidenceFiles, mostBytes: 10 * 1024 * 1024 } as const

/** 人工记录要填的 */
export const entryForm = async (_input: object, { day, language }: Context): Promise<OutputOf<Form>> => {
  const [{ people, windows, units }, tables] = await Promise.all([candidates(day), allTables()])
  const names = await namesOf(people.map(({ personId }) => personId))
  const unitNames = new Map(units.map(({ _id, name, nameEn }) => [_id, inLanguage(language, name, nameEn)]))
  const numbers = new Map(windows.map(({ _id, no }) => [_id, no]))
  const rows = people.map(({ personId, unitId, windowId }) => ({
    id: personId,
    name: names.get(personId) ?? '',
    unitName: unitNames.get(unitId) ?? '',
    windowNo: numbers.get(windowId) ?? 0,
  }))
  return {
    people: rows.sort((a, b) => a.windowNo - b.windowNo),
    windows: windows.map(({ _id, no, unitId }) => ({
      id: _id,
      windowNo: no,
      unitName: unitNames.get(unitId) ?? '',
    })),
    units: units.map(({ _id }) => ({ id: _id, unitName: unitNames.get(_id) ?? '' })),
    rules: tableOn(tables, day).rules.map(({ code, name, nameEn, points, to, needsFile }) => ({
      code,
      name: inLanguage(language, name, nameEn),
      points,
      to,
      needsFile,
    })),
    today: day,
  }
}

/** 提一条人工记录 (§14): judged by the table of its day, all faults at once; nobody writes about themselves. */
export const proposeEntry = async (
  { uploads = [], ...wanted }: InputOf<Propose>,
  context: Context,
): Promise<OutputOf<Propose> | Refusal<'ENTRY_WRONG' | 'OWN_ENTRY' | KernelCode>> => {
  const { now, day } = context
  const { kind, subjectId, on } = wanted
  const me = (await context.account())?.personId ?? ''
  if (kind === 'person' && subjectId === me) return refuse('OWN_ENTRY', {})
  const files = [...new Set(uploads)]
  const [tables, place] = await Promise.all([allTables(), placeOf(kind, subjectId, on)])
  const rule = ruleOf(tableOn(tables, on), wanted.rule)
  const faults = proposalFaults({ kind, on, files: files.length }, rule, place !== undefined, day)
  if (faults.length > 0 || place === undefined) return refuse('ENTRY_WRONG', { faults })
  const kept: (Attachment & { kind: (typeof evidenceFiles)[number] })[] = []
  for (const uploadId of files) {
    const file = await attach(uploadId, `assessment/${context.operation}`, TAKEN, context)
    if (isRefusal(file)) return file
    kept.push(file)
  }
  const proposal: Proposal = {
    _id: context.operation,
    ...wanted,
    ...place,
    files: kept,
    writtenBy: me,
    state: 'proposed',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const after = { state: proposal.state, rule: proposal.rule, times: proposal.times, files: kept.length }
  const answer = await settle(context, await proposalView(proposal, context), [
    { of: Proposals, insert: proposal, before: {}, after },
  ])
  await putProposalTodos(proposal, now)
  return answer
}
