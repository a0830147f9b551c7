import { call, type Answer, type Output } from '../api/call'
import { appearance } from '../settings/settings'

export type Sheet = Output<'guidance', 'sheet'>

interface Kept {
  readonly sheet: Sheet
  readonly language: string
}

const key = 'sheets'
/** Sheets that stay readable without a network: those looked at last. */
const most = 30
let all: Record<string, Kept> | undefined

const stored = (): Record<string, Kept> => {
  all ??= wx.getStorageSync<Record<string, Kept> | ''>(key) || {}
  return all
}

/** A sheet as it was last fetched, in the language in use. */
export const keptSheet = (code: string): Sheet | undefined => {
  const kept = stored()[code]
  return kept?.language === appearance().language ? kept.sheet : undefined
}

/** Fetches a sheet and keeps it for times without a network. */
export const fetchSheet = async (code: string): Promise<Answer<'guidance', 'sheet'>> => {
  const answer = await call('guidance', 'sheet', { code })
  if (!answer.ok) return answer
  const others = Object.entries(stored()).filter(([other]) => other !== code)
  const kept: Kept = { sheet: answer.value, language: appearance().language }
  all = Object.fromEntries([...others, [code, kept] as const].slice(-most))
  wx.setStorage({ key, data: all, fail: () => undefined })
  return answer
}
