import { call, type Answer, type Output } from '../api/call'

export type Me = Output<'people', 'me'>

let last: Me | undefined

/** Who I am here, as last heard since the program started; it is not stored. */
export const me = (): Me | undefined => last

/** Keeps who I am, as an answer says. */
export const keepMe = (mine: Me): void => {
  last = mine
}

/** Asks who I am. */
export const fetchMe = async (): Promise<Answer<'people', 'me'>> => {
  const answer = await call('people', 'me', {})
  if (answer.ok) keepMe(answer.value)
  return answer
}
