import type { Day } from '../../cloudfunctions/_kernel/time'
import { unitOfWindow } from './hall'
import { ADMIN } from './roster'
import type { Script } from './script'

const staffAt = (no: number, side: 'a' | 'b'): string => `o-window-${String(no)}-${side}`
const headAt = (no: number): string => `o-head-${unitOfWindow(no)}`

/** How far a demo leave has come: each step is somebody's. */
const steps = ['asked', 'accepted', 'countersigned', 'approved'] as const

const wishes = [
  { no: 2, type: 'personal', reason: '孩子开家长会', half: 'morning', upTo: 'asked' },
  { no: 8, type: 'official', reason: '去省厅参加业务培训', half: 'afternoon', upTo: 'accepted' },
  { no: 11, type: 'annual', reason: '补休年假半天', half: 'morning', upTo: 'countersigned' },
  { no: 12, type: 'personal', reason: '陪家人看病', half: 'afternoon', upTo: 'approved' },
] as const
const NOON = 720

/** Some leave of the coming day: one that waits for each in turn, and one that is granted (§23). */
export const askForLeave = async (script: Script, tomorrow: Day): Promise<void> => {
  const call = async (openid: string, endpoint: string, input: object): Promise<string> => {
    const answer = await script.call(openid, 'attendance', endpoint, input)
    if (!answer.ok) throw new Error(`attendance.${endpoint}: ${answer.error?.code ?? ''}`)
    return String(answer.value?.['leaveId'])
  }
  for (const { no, type, reason, half, upTo } of wishes) {
    const [from, to] = half === 'morning' ? [0, NOON] : [NOON, 1440]
    const moment = (minute: number) => ({ day: tomorrow, minute })
    const wish = { type, reason, from: moment(from), to: moment(to), wantsOrder: false }
    const leaveId = await call(staffAt(no, 'a'), 'askLeave', wish)
    const taken = steps.indexOf(upTo)
    if (taken > 0) await call(staffAt(no, 'b'), 'acceptLeave', { leaveId })
    if (taken > 1) await call(headAt(no), 'countersignLeave', { leaveId })
    if (taken > 2) await call(ADMIN, 'decideLeave', { leaveId })
  }
}
