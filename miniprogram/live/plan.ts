import { call, type Output } from '../api/call'
import { appearance } from '../settings/settings'

type Plan = Output<'guidance', 'plan'>

interface Kept {
  readonly plan: Plan
  readonly language: string
}

const key = 'plan'
let kept: Kept | undefined

/** The plan as last fetched: walls don't move often, so it may be old. */
export const keptPlan = (): Plan | undefined => {
  kept ??= wx.getStorageSync<Kept | ''>(key) || undefined
  return kept?.language === appearance().language ? kept.plan : undefined
}

/** Fetches the plan; nothing when there is none or no network. */
export const fetchPlan = async (): Promise<Plan | undefined> => {
  const answer = await call('guidance', 'plan', {})
  if (!answer.ok) return undefined
  kept = { plan: answer.value, language: appearance().language }
  wx.setStorage({ key, data: kept, fail: () => undefined })
  return answer.value
}
