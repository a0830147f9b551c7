import type { Phone } from '../browser'
import { clerkOf } from '../hall/documents'
import { button, press, reads, saying, touch, type } from './hand'
import type { Language, Stage } from './stage'

/** A clerk's phone at the window, which is open to its lines from now on. */
export const atWindow = async (
  stage: Stage,
  windowNo: number,
  as = clerkOf(`w${windowNo}`),
): Promise<Phone> => {
  const clerk = await stage.phone(as, `/staff/counter/counter?windowId=w${windowNo}`)
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

const said = {
  zh: { all: '材料都齐', finish: '办结', accept: '受理', why: '需要审核', name: '申请人姓名' },
  en: {
    all: 'All papers here',
    finish: 'Done',
    accept: 'Accept',
    why: 'It needs a review',
    name: 'Name of the applicant',
  },
}

/** All papers are there: the clerk ends the matter at once, or promises a date where the sheet does. */
export const settle = async (clerk: Phone, lang: Language = 'zh'): Promise<void> => {
  const { all, finish, accept, why, name } = said[lang]
  await press(clerk, all)
  const accepting = button(clerk, accept)
  await accepting.or(button(clerk, finish)).first().waitFor()
  if ((await accepting.count()) === 0) return press(clerk, finish)
  await accepting.tap()
  await touch(clerk, why)
  if ((await saying(clerk, name).count()) > 0) await type(clerk, '王芳')
  await press(clerk, accept)
}

/** The clerk calls and serves the one who waits, who stands there at once. */
export const serve = async (clerk: Phone, visitor: Phone, windowNo: number): Promise<void> => {
  await press(clerk, '叫下一位')
  await reads(visitor, `请到 ${windowNo}号窗口`)
  await press(clerk, '人到了，开始办理')
  await reads(visitor, `${windowNo}号窗口办理中`)
  await settle(clerk)
  await reads(visitor, '评价这次办理')
}
