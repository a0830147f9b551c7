import { closingItems } from '../../cloudfunctions/_shared/closing-items'
import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { unitOfWindow, windowId } from './hall'
import { ADMIN } from './roster'
import type { Script } from './script'

const DESK = 'o-centre-desk'
const headAt = (no: number): string => `o-head-${unitOfWindow(no)}`
const clerkAt = (no: number): string => `o-window-${String(no)}-a`

const doing = (script: Script) => async (openid: string, endpoint: string, input: object) => {
  const answer = await script.call(openid, 'security', endpoint, input)
  if (!answer.ok) throw new Error(`security.${endpoint}: ${answer.error?.code ?? ''}`)
  return answer.value ?? {}
}

/** The last one at a window looks round before they go (§31). */
export const lookRound = async (script: Script, openid: string, no: number): Promise<void> => {
  await script.call(openid, 'security', 'closeUp', { windowId: windowId(no), items: closingItems })
}

/** Whoever is on duty in the hall looks round it when the last have gone (§31). */
export const closeTheHall = (script: Script, day: Day, minute: number): void => {
  script.at(instantOf(day, minute), 'hall', async () => {
    const items = ['doorsAndWindows', 'lights', 'equipmentPower']
    await script.call(DESK, 'security', 'closeHall', { items })
  })
}

/** What is kept under lock: at which window, and what of it is secret. */
const kept = [
  { no: 1, name: '成绩证明专用章', kind: 'seal', isConfidential: false },
  { no: 1, name: '空白在读证明', kind: 'papers', isConfidential: false },
  { no: 2, name: '学籍管理专用章', kind: 'seal', isConfidential: false },
  { no: 5, name: '报销受理章', kind: 'seal', isConfidential: false },
  { no: 8, name: '档案调阅专用章', kind: 'seal', isConfidential: false },
  { no: 8, name: '涉密档案柜钥匙', kind: 'papers', isConfidential: true },
] as const

/**
 * Seals and papers in their places on the morning that is in progress (§30): one out until the evening, one that should
 * have been back by nine, and a confidential one.
 */
export const keepSeals = (script: Script, today: Day): void => {
  const call = doing(script)
  script.at(instantOf(today, 482), 'security', async () => {
    const ids = new Map<string, string>()
    for (const { no, ...fields } of kept) {
      const head = headAt(no)
      const form = await call(head, 'sealForm', {})
      const windows = form['windows'] as { windowId: string; people: { personId: string }[] }[]
      const keeperId = windows.find((one) => one.windowId === windowId(no))?.people[0]?.personId
      const made = await call(head, 'registerSeal', { windowId: windowId(no), keeperId, ...fields })
      ids.set(fields.name, String(made['sealId']))
    }
    const take = async (name: string, no: number, purpose: string, document: string, minute: number) =>
      call(clerkAt(no), 'takeSeal', {
        sealId: ids.get(name),
        purpose,
        document,
        due: { day: today, minute },
      })
    await take('学籍管理专用章', 2, '学院集中办理转专业手续', '教学〔2026〕31号', 540)
    await take('报销受理章', 5, '到后勤楼受理集中报销', '财务通知', 1050)
  })
}

/** Incidents: one closed, one that is looked into, one that somebody reported without saying who; and two drills. */
export const reportIncidents = async (script: Script, today: Day): Promise<void> => {
  const call = doing(script)
  const report = async (no: number, what: string, daysAgo: number, immediate: string): Promise<string> =>
    String(
      (
        await call(clerkAt(no), 'reportIncident', {
          what,
          happenedOn: addDays(today, -daysAgo),
          windowId: windowId(no),
          immediate,
        })
      )['incidentId'],
    )
  const investigate = async (incidentId: string, grade: string): Promise<void> => {
    const investigatorIds = [`p-${DESK.slice(2)}`]
    await call(ADMIN, 'gradeIncident', { incidentId, grade, investigatorIds })
  }
  const leak = await report(3, '窗口上方空调漏水，打印机受潮', 6, '已断电、移开设备，后勤已来修')
  await investigate(leak, 'minor')
  const finding = { incidentId: leak, finding: 'none', account: '管道老化，与使用无关。', nos: [] }
  await call(DESK, 'findIncident', finding)
  await call(ADMIN, 'closeIncident', { incidentId: leak, measures: '全大厅空调管道检修一遍，每季一查。' })
  const open = await report(6, '早上开门发现抽屉没锁，里面有学生的材料', 1, '已清点，没有缺失')
  await investigate(open, 'serious')
  await script.call('o-window-7-b', 'security', 'reportAnonymously', {
    what: '二层资料室中午常常没人，门开着',
    happenedOn: today,
    place: '二层资料室',
  })
  const { people } = await call(DESK, 'drillForm', {})
  const personIds = (people as { personId: string }[]).map(({ personId }) => personId)
  for (const [kind, title, daysAgo, notes, some] of [
    ['fire', '秋季消防演练', 9, '三分钟全部撤离，东门拥堵，已加引导员。', personIds],
    [
      'confidentiality',
      '印章和学生信息保密培训',
      3,
      '讲了取用登记、涉密件、下班检查。',
      personIds.slice(0, 12),
    ],
  ] as const)
    await call(DESK, 'logDrill', { kind, title, day: addDays(today, -daysAgo), notes, personIds: some })
}
