import type * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { movesOf } from '../../_kernel/moves'
import { inLanguage } from '../../_kernel/refusal'
import { namesOf } from '../../_shared/post-holder'
import type { ProposalView } from './contract'
import { isSecond, type Proposal, proposalMoves } from './proposal'
import { ruleOf, type RuleTable, tableOn } from '../rules/table'
import { subjectNames } from '../subject-names'
import { allTables } from '../rules/tables'

type View = v.InferOutput<typeof ProposalView>

/** What is proposed, with the buttons that whoever looks has. */
export const proposalViews = async (
  proposals: readonly Proposal[],
  context: Context,
  known?: readonly RuleTable[],
): Promise<View[]> => {
  const tables = known ?? (await allTables())
  const me = (await context.account())?.personId ?? ''
  const named = proposals.map(({ kind, subjectId, unitId, windowId }) => ({
    kind,
    id: subjectId,
    unitId,
    windowId,
  }))
  const authors = proposals.flatMap(({ writtenBy, decidedBy }) => [writtenBy, decidedBy ?? []].flat())
  const [nameOf, names] = await Promise.all([subjectNames(named, context.language), namesOf(authors)])
  return proposals.map((one, at): View => {
    const { _id, rule: code, times, kind, subjectId, on, evidence, files, state, refusal, createdAt } = one
    const rule = ruleOf(tableOn(tables, on), code)
    const parts = [
      ...(isSecond(one, me) ? (['second'] as const) : []),
      ...(one.writtenBy === me ? (['author'] as const) : []),
    ]
    const subject = named[at] ?? { kind, id: subjectId }
    return {
      proposalId: _id,
      rule: code,
      ruleName: inLanguage(context.language, rule?.name ?? code, rule?.nameEn),
      points: (rule?.points ?? 0) * times,
      times,
      kind,
      subjectId,
      name: nameOf(subject).name,
      on,
      evidence,
      files: files.map((file, place) => ({ kind: file.kind, at: place })),
      writtenBy: names.get(one.writtenBy) ?? '',
      ...(one.decidedBy === undefined ? {} : { decidedBy: names.get(one.decidedBy) ?? '' }),
      ...(refusal === undefined ? {} : { refusal }),
      state,
      buttons: movesOf(proposalMoves, state, parts),
      at: createdAt.toISOString(),
    }
  })
}

export const proposalView = async (proposal: Proposal, context: Context): Promise<View> => {
  const [view] = await proposalViews([proposal], context)
  if (view === undefined) throw new Error('a proposal has a view')
  return view
}
