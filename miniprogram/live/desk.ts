import { call, type Output } from '../api/call'
import { appearance } from '../settings/settings'

export type HelpDesk = Output<'guidance', 'helpDesk'>

interface Kept {
  readonly desk: HelpDesk
  readonly language: string
}

const key = 'desk'
let kept: Kept | undefined
/** Language in which it was fetched by this start of the program: desks don't move meanwhile. */
let fetchedIn = ''

/** The help desk as last fetched, also by an earlier start. */
export const keptDesk = (): HelpDesk | undefined => {
  kept ??= wx.getStorageSync<Kept | ''>(key) || undefined
  return kept?.language === appearance().language ? kept.desk : undefined
}

/** Fetches the help desk once a start; what was kept when there is no network. */
export const fetchDesk = async (): Promise<HelpDesk | undefined> => {
  const { language } = appearance()
  if (fetchedIn === language) return keptDesk()
  const answer = await call('guidance', 'helpDesk', {})
  if (answer.ok) {
    kept = { desk: answer.value, language }
    fetchedIn = language
    wx.setStorage({ key, data: kept, fail: () => undefined })
  }
  return keptDesk()
}
