import { sha256 } from '../../cloudfunctions/_kernel/hash'
import { fill, holdBefore, press, reads, touch } from './hand'
import type { Stage } from './stage'

/** What the screen says while it waits to be paired: 我的 → … → 配对一块屏 */
const wayOn = /打开：(.+)，扫/

/** The centre's head turns codes on at the screen on the wall and pairs it, by the way that the screen says (§21). */
export const pairScreen = async (stage: Stage, admin: string): Promise<void> => {
  const { screen } = stage
  await screen.locator('#code-button').click()
  const [, way = ''] = wayOn.exec(await screen.locator('.pairing-words').innerText()) ?? []
  const steps = way.split(' → ')
  const pair = steps.at(-1) ?? ''
  const key = await screen.evaluate(() => localStorage.getItem('hall-screen-key') ?? '')
  const phone = await stage.phone(admin, '/pages/me/me')
  for (const step of steps.slice(1, -1)) await touch(phone, step)
  await reads(phone, '还没有配对的屏')
  await holdBefore(phone, `k=${sha256(key)}`)
  await touch(phone, pair)
  await fill(phone, '叫什么', '大厅东侧屏')
  await press(phone, pair)
  await reads(phone, '大厅东侧屏')
}

/** A screen that waits to be paired is told each time that nobody has paired it yet. */
export const untilPaired = /hall-code\?key=|status of 404/

/** The digits that the screen on the wall shows at this moment of the hall's clock. */
export const shownCode = async ({ screen }: Stage): Promise<string> => {
  // The hall's clock was moved; the screen asks anew as one that was just turned on.
  await screen.reload()
  const digits = screen.locator('.code-words b').filter({ hasText: /^\d{4} \d{4}$/ })
  return (await digits.innerText()).replace(' ', '')
}
