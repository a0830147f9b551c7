import type { Ticket } from './place'

/** A printed slip that this phone follows. */
export interface Slip {
  readonly ticketId: string
  readonly code: string
  readonly number: string
  readonly serviceName: string
  readonly unitName: string
  readonly day: string
}

const key = 'slips'
/** Slips are good for their day; a few more stay to be rated. */
const most = 5

/** Slips that this phone follows, newest first. */
export const slips = (): Slip[] => wx.getStorageSync<Slip[] | ''>(key) || []

/** Remembers a slip, so that its holder need not type the code again. */
export const keepSlip = ({ ticketId, number, serviceName, unitName, day }: Ticket, code: string): void => {
  const others = slips().filter((slip) => slip.ticketId !== ticketId)
  const mine: Slip = { ticketId, code, number, serviceName, unitName, day }
  wx.setStorageSync(key, [mine, ...others].slice(0, most))
}

/** The code of the slip that stands for a number on this phone, if it follows one. */
export const slipOf = (ticketId: string): string | undefined =>
  slips().find((slip) => slip.ticketId === ticketId)?.code
