import type { Context } from '../../_kernel/context'
import { allSound, endRun } from '../../_kernel/sound'
import { is } from '../../_kernel/store'
import { renewTodos, renewTodosOf, type TodoDraft } from '../../_shared/todo'
import { Incidents } from '../collections'
import type { Incident } from './incident'

/** Something went wrong with safety, and somebody has to see to it. */
export const INCIDENT = 'incident'

/** What of an incident waits for whom: words that say neither what happened nor to whom. */
const todosOf = ({ _id, state, investigatorIds, createdAt, updatedAt }: Incident): TodoDraft[] => {
  const common = {
    kind: INCIDENT,
    subject: _id,
    page: `/security/incident/incident?incidentId=${_id}`,
  }
  if (state === 'reported')
    return [
      {
        ...common,
        for: { role: 'centreAdmin' },
        zh: '有人上报安全事件，请定级、指派核查',
        en: 'An incident was reported: grade it and name who looks into it',
        since: createdAt,
      },
    ]
  if (state === 'investigating')
    return investigatorIds.map((personId) => ({
      ...common,
      for: { personId },
      zh: '一件安全事件由您核查，请封存证据、作出认定',
      en: 'You look into an incident: seal the evidence and say what you find',
      since: updatedAt,
    }))
  if (state === 'found')
    return [
      {
        ...common,
        for: { role: 'centreAdmin' },
        zh: '一件安全事件已认定，请写整改措施、结案',
        en: 'An incident was ruled on: say what is changed, and close it',
        since: updatedAt,
      },
    ]
  return []
}

/** Brings what waits about an incident to how it stands. `at`: when it is said to have been brought. */
export const renewIncidentTodosOf = (known: Incident, at: Date): Promise<void> =>
  renewTodosOf(known._id, [INCIDENT], todosOf(known), at)

/** 待办 of all incidents that are open, made anew every night. */
export const renewIncidentTodos = async ({ now }: Context): Promise<void> => {
  const open = { state: is.in(['reported', 'investigating', 'found']) }
  const { sound, broken } = await allSound(Incidents, open)
  await renewTodos([INCIDENT], sound.flatMap(todosOf), now)
  endRun(broken)
}
