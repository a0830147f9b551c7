import { call, type Answer, type Output } from '../api/call'

export type Me = Output<'people', 'me'>

let last: Me | undefined

/** Who I am here, as last heard since the program started; it is not stored. */
export const me = (): Me | undefined => last

const key = 'audience'
let stored: { readonly audience: string } | undefined

/**
 * 本科生, 研究生, 教职工 … as last heard, by the sheets' own names; '' for somebody who isn't bound, nothing before the
 * first answer. Kept on the phone, since search is asked before anything else.
 */
export const myAudience = (): string | undefined => {
  stored ??= wx.getStorageSync<{ audience: string } | ''>(key) || undefined
  return stored?.audience
}

/** Keeps who I am, as an answer says. */
export const keepMe = (mine: Me): void => {
  last = mine
  stored = { audience: mine.audience ?? '' }
  wx.setStorage({ key, data: stored, fail: () => undefined })
}

/** Asks who I am. */
export const fetchMe = async (): Promise<Answer<'people', 'me'>> => {
  const answer = await call('people', 'me', {})
  if (answer.ok) keepMe(answer.value)
  return answer
}
