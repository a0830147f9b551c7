import { call, type Failure } from '../../api/call'
import type { Choices, Form } from './form'

/** Fetches what a form lets choose from, or why it can't be. */
export const fetchChoices = async (
  caseId: string,
  needs: NonNullable<Form['needs']>,
): Promise<Choices | Failure> => {
  if (needs === 'units') {
    const answer = await call('cases', 'coUnits', { caseId })
    return answer.ok ? { units: answer.value } : answer.error
  }
  const answer = await call('cases', 'leadWindows', { caseId })
  return answer.ok ? { windows: answer.value.windows } : answer.error
}
