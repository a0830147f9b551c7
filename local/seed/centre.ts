import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { ADMIN } from './roster'
import type { Answer, Script } from './script'

const STEERING = 'o-steering'
const HEAD = 'o-head-jw'

/** What people say about windows in the first week of the demo's history (§8). */
const said = [
  { windowId: 'w1', about: 'hours', words: '中午能不能留一个人，下课正好 12 点。' },
  { windowId: 'w1', about: 'services', words: '在读证明希望也能在自助机上打。' },
  { windowId: 'w2', about: 'hours', words: '周五 16:00 前常排不到，能不能早半小时开。' },
  { windowId: 'w5', about: 'window', words: '财务窗口前没有地方放包，请加一张小桌。' },
  { windowId: 'w5', about: 'services', words: '报销要带什么，希望窗口外也贴一张。' },
  { windowId: 'w6', about: 'window', words: '人事窗口指示牌被绿植挡住了。' },
] as const

const standards = `一、来有迎声，问有答声，走有送声。
二、首问负责：不是本窗口的事，把人领到能办的窗口。
三、一次性告知：缺什么一次说全，当面给清单。
四、能当场办的当场办；不能当场办的，说明原由和办结日期。
五、不玩手机，不扎堆，离开窗口先请 B 角到岗。
六、下班前办完当天的事，收好印章和资料，关好门窗和电源。`

const call = async (script: Script, openid: string, name: string, endpoint: string, input: object) => {
  const answer: Answer = await script.call(openid, name, endpoint, input)
  if (!answer.ok) throw new Error(`${name}.${endpoint}: ${answer.error?.code ?? ''}`)
  return answer.value ?? {}
}

/** Opinions of the first week, and what the centre and its steering office laid down then (§8 §15 §35 §36). */
export const layDown = (script: Script, first: Day): void => {
  for (const [at, opinion] of said.entries())
    script.at(instantOf(first, 560 + at * 7), 'opinions', async () => {
      await call(script, `o-guest-${String(at + 30)}`, 'windows', 'giveOpinion', opinion)
    })
  script.at(instantOf(first, 600), 'centre', async () => {
    const effectiveFrom = addDays(first, 1)
    await call(script, ADMIN, 'centre', 'saveStandard', {
      title: '窗口服务规范',
      text: standards,
      effectiveFrom,
    })
    await call(script, ADMIN, 'centre', 'publishStandard', { effectiveFrom })
    await call(script, STEERING, 'centre', 'setInForce', { effectiveFrom: '2026-03-02' })
    await call(script, STEERING, 'centre', 'interpret', {
      article: 13,
      words: '“除特殊情况外”指招生、注册、毕业等学校统一安排的集中办理，由中心提前公告。',
    })
    await call(script, STEERING, 'centre', 'interpret', {
      article: 10,
      words: 'B 角到岗时间从 A 角离岗起算，中间不得空岗。',
    })
  })
}

/** Who has read the standards by now, the notices of the day, what was answered, and plans for what is not covered. */
export const tellNews = async (script: Script, today: Day): Promise<void> => {
  for (const no of [1, 2, 3, 4, 5, 6, 8, 9, 10])
    await script.call(`o-window-${String(no)}-a`, 'centre', 'acknowledgeStandard', { version: 1 })
  const notices = [
    {
      title: '周五 16:00 后不对外办公',
      titleEn: 'Closed on Friday from 16:00',
      body: '每周五 16:00 后是中心学习和会议时间。要办事请在 16:00 前到，15:30 后取号可能排不上。\n急事请打导办台电话。',
      bodyEn: 'Every Friday from 16:00 the centre studies and meets. Please come earlier.',
      audience: 'everybody',
    },
    {
      title: '本周请各窗口清点服务指南',
      body: '新版一事一表已经发布，旧版指南请撤下交到导办台。',
      audience: 'staff',
    },
  ]
  for (const notice of notices) {
    const days = { from: addDays(today, -1), to: addDays(today, 6) }
    const { noticeId } = await call(script, ADMIN, 'centre', 'saveNotice', { ...notice, ...days })
    await call(script, ADMIN, 'centre', 'publishNotice', { noticeId })
  }
  await call(script, ADMIN, 'centre', 'saveNotice', {
    title: '元旦放假安排',
    body: '放假期间各窗口休息，值班窗口另行公告。',
    audience: 'everybody',
    from: addDays(today, 20),
    to: addDays(today, 40),
  })
  const { opinions } = await call(script, 'o-student-1', 'windows', 'opinions', {})
  const listed = opinions as { opinionId: string; words: string }[]
  for (const [at, { opinionId }] of listed.entries())
    for (let n = 1; n <= 2 + ((at * 3) % 7); n++)
      await call(script, `o-guest-${String(n)}`, 'windows', 'voteOpinion', { opinionId, isFor: true })
  const ofNoon = listed.find(({ words }) => words.startsWith('中午'))
  if (ofNoon !== undefined)
    await call(script, HEAD, 'windows', 'answerOpinion', {
      opinionId: ofNoon.opinionId,
      to: 'everybody',
      words: '下周起 1号窗口 12:00–12:30 由 B 角值守，试一个月。',
    })
  await call(script, HEAD, 'guidance', 'saveCoverage', {
    unitId: 'jw',
    name: '考场借用',
    reason: '要先和学院排教室，现在在教务处办公室办。',
    plan: 'online',
    planOn: addDays(today, 45),
  })
}
