import type { Phone } from '../browser'
import { clerkOf } from '../hall/documents'
import { press, reads } from './hand'
import type { Stage } from './stage'

/** A clerk's phone at the window, which is open to its lines from now on. */
export const atWindow = async (stage: Stage, windowNo: number): Promise<Phone> => {
  const clerk = await stage.phone(clerkOf(`w${windowNo}`), `/staff/counter/counter?windowId=w${windowNo}`)
  await press(clerk, '开窗叫号')
  await reads(clerk, '没有人等')
  return clerk
}

/** A visitor's phone on the page of a ticket just taken. */
export const withTicket = async (
  stage: Stage,
  as: string,
  service: string,
  number: string,
): Promise<Phone> => {
  const visitor = await stage.phone(as, `/pages/service/service?code=${service}`)
  await press(visitor, '取号')
  await reads(visitor, '还要等')
  await reads(visitor, number)
  return visitor
}

/** The clerk calls and serves the one who waits, who stands there at once. */
export const serve = async (clerk: Phone, visitor: Phone, windowNo: number): Promise<void> => {
  await press(clerk, '叫下一位')
  await reads(visitor, `请到 ${windowNo}号窗口`)
  await press(clerk, '人到了，开始办理')
  await reads(visitor, `${windowNo}号窗口办理中`)
  await press(clerk, '办结')
  await reads(visitor, '评价这次办理')
}
