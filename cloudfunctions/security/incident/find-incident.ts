import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import type { Write } from '../../_kernel/store'
import { staffNumbered } from '../../_shared/numbered-person'
import { normalNo } from '../../_shared/person-no'
import { holdersOn } from '../../_shared/post-holder'
import { telling } from '../../_shared/telling'
import { unitHeads } from '../../_shared/unit-head'
import { Incidents } from '../collections'
import type { contract } from '../contract'
import { assessedRuling, forInvestigator, moved } from './decide-incident'
import { countedWith, findingFault, type Incident, type Responsible } from './incident'
import { incidentMoves } from './shape'
import { refuse } from '../refusals'
import { caller } from '../viewer'

type Find = (typeof contract)['findIncident']
type OnIncident = OutputOf<Find>

/** Whoever is named by number, with their unit and the window that they keep or kept that day. */
const responsibleOf = async (
  nos: readonly string[],
  { happenedOn, unitId }: Incident,
  { day }: Context,
): Promise<Responsible[] | Refusal<'FINDING_WRONG'>> => {
  const staff = await staffNumbered(nos.map(normalNo), day)
  const holders = await holdersOn(happenedOn)
  const found: Responsible[] = []
  for (const no of nos) {
    const one = staff.get(normalNo(no))
    const post = holders.find(({ personId }) => personId === one?.personId)
    // Whoever is of no unit answers where it happened.
    const of = one?.unitId ?? post?.unitId ?? unitId
    if (one === undefined || of === undefined) return refuse('FINDING_WRONG', { why: 'unknownNo', no })
    const { personId } = one
    if (found.some((other) => other.personId === personId)) continue
    found.push({ personId, unitId: of, ...(post === undefined ? {} : { windowId: post.windowId }) })
  }
  return found
}

/** Whoever is found responsible and the heads of their units hear that there is something to read; never what. */
const tellOf = async (next: Incident, context: Context): Promise<Write[]> => {
  const responsible = next.finding?.responsible ?? []
  const heads = await Promise.all(
    [...new Set(responsible.map(({ unitId }) => unitId))].map((unitId) => unitHeads(unitId, context.day)),
  )
  const source = { of: Incidents.name, id: next._id, v: next.v, kind: 'found' }
  const own = responsible.map(({ personId: reader }) =>
    telling(
      source,
      {
        reader,
        zh: '一件安全事件的责任认定涉及您，有疑问请找中心。',
        en: 'You were found responsible in an incident. Ask the centre if you think it wrong.',
        page: '/pages/me/me',
      },
      context,
    ),
  )
  const others = [...new Set(heads.flat())].filter(
    (one) => !responsible.some(({ personId }) => personId === one),
  )
  return [
    ...own,
    ...others.map((reader) =>
      telling(
        source,
        {
          reader,
          zh: '一件安全事件的责任认定涉及本单位人员。',
          en: 'Somebody of your unit was found responsible in an incident.',
          page: '/security/incidents/incidents',
        },
        context,
      ),
    ),
  ]
}

/** 认定 (§32): counted for everybody who is responsible, each once; whoever was before and is no more counts no longer. */
export const findIncident = async (
  { incidentId, finding: kind, account, nos }: InputOf<Find>,
  context: Context,
): Promise<OnIncident | Refusal<'INCIDENT_MOVED_ON' | 'NOT_INVESTIGATOR' | 'FINDING_WRONG' | KernelCode>> => {
  const viewer = await caller(context)
  const known = await forInvestigator('find', incidentId, viewer)
  if (isRefusal(known)) return known
  const responsible = await responsibleOf(nos, known, context)
  if (isRefusal(responsible)) return responsible
  const why = findingFault(
    kind,
    responsible.map(({ personId }) => personId),
    known,
  )
  if (why !== undefined) return refuse('FINDING_WRONG', { why, no: '' })
  const ruled: Incident = {
    ...known,
    state: incidentMoves.find.to,
    finding: { kind, account, responsible, by: viewer.personId, at: context.now },
    rulings: known.rulings + 1,
    counted: countedWith(known.counted, responsible),
  }
  const told = await tellOf({ ...ruled, v: known.v + 1 }, context)
  return moved(known, ruled, context, (next) => [...assessedRuling(next, context), ...told])
}
