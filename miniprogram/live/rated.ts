/** Visits that were rated from this phone, so that the home page stops asking; what counts is with the function. */
const key = 'rated'
const most = 20

const all = (): string[] => wx.getStorageSync<string[] | ''>(key) || []

export const isRated = (visitId: string): boolean => all().includes(visitId)

/** Remembers that a visit has its rating. */
export const keepRated = (visitId: string): void => {
  if (!isRated(visitId)) wx.setStorageSync(key, [visitId, ...all()].slice(0, most))
}
