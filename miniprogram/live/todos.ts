import { call } from '../api/call'

/** How many to-dos wait for me in any of my roles, as a row shows it; '' = none, nothing when it couldn't be asked. */
export const countTodos = async (): Promise<string | undefined> => {
  const answer = await call('centre', 'todoCount', {})
  if (!answer.ok) return undefined
  return answer.value.waiting === 0 ? '' : String(answer.value.waiting)
}
