import { unitOfWindow, windowId } from './hall'
import type { Answer, Script } from './script'

const DESK = 'o-centre-desk'
const OTHER_DESK = 'o-centre-desk-2'

type Row = Readonly<Record<string, unknown>>

/**
 * Complaints at every step (§33 §34): one that has just come in, one whose respondent is to be heard, a rule for the unit
 * that owns it, one under seal, one that was answered and is major, and one that waits for its review.
 */
export const complain = async (script: Script): Promise<void> => {
  const call = async (openid: string, endpoint: string, input: object): Promise<Row> => {
    const answer: Answer = await script.call(openid, 'complaints', endpoint, input)
    if (!answer.ok) throw new Error(`complaints.${endpoint}: ${answer.error?.code ?? ''}`)
    return answer.value ?? {}
  }
  const atWindow = (no: number) => ({ kind: 'window', windowId: windowId(no) })
  const partsOf = async (openid: string, input: object = {}): Promise<string[]> =>
    ((await call(openid, 'complaints', input))['rows'] as { partId?: string }[]).flatMap(
      ({ partId }) => partId ?? [],
    )
  /** Files a matter and gives it, which is the one that was not there before. */
  const filed = async (as: string, by: 'fileAnonymously' | 'fileByName', issue: object): Promise<Row> => {
    const before = await partsOf(DESK)
    const answer = await call(as, by, { issues: [issue] })
    const partId = (await partsOf(DESK)).find((one) => !before.includes(one))
    return { ...answer, partId }
  }
  const step = (partId: unknown, name: string, more: object = {}, as = DESK): Promise<Row> =>
    call(as, name, { partId, ...more })
  /** Looks into a matter until whoever keeps the window has answered and it was replied to. */
  const handled = async (partId: unknown, no: number, isMajor: boolean): Promise<void> => {
    const clerk = `window-${String(no)}-a`
    await step(partId, 'acceptComplaint', { isSerious: isMajor })
    await step(partId, 'investigateComplaint')
    const words = '请说明当天上午在窗口的情况'
    await step(partId, 'hearRespondent', { personId: `p-${clerk}`, words })
    const asked = (await call(`o-${clerk}`, 'myHearings', {}))['hearings'] as { hearingId: string }[]
    const hearingId = asked[0]?.hearingId
    await call(`o-${clerk}`, 'answerHearing', { hearingId, words: '当时排队的人多，没有解释清楚' })
    await step(partId, 'findComplaint', { finding: 'substantiated', words: '与监控和叫号记录相符' })
    const decision = isMajor ? '责令整改，暂停窗口资格' : '批评教育，窗口组织复训'
    await step(partId, 'decideComplaint', { words: decision, isMajor })
    await step(partId, 'replyComplaint', { words: '情况属实，已经处理，向您道歉' })
  }

  await call('o-student-11', 'fileAnonymously', {
    issues: [{ about: atWindow(4), topic: 'delay', words: '上午十点多窗口没有人，等了四十分钟也没有说法' }],
  })
  const heard = await filed('o-student-12', 'fileByName', {
    about: atWindow(3),
    topic: 'attitude',
    words: '问了两句就说“自己看墙上”，材料退了回来也没讲原因',
  })
  await step(heard['partId'], 'acceptComplaint', { isSerious: false })
  await step(heard['partId'], 'investigateComplaint')
  const question = { personId: 'p-window-3-a', words: '请说明上周三上午退件时是怎样告知的' }
  await step(heard['partId'], 'hearRespondent', question)
  await step(heard['partId'], 'askComplainant', { words: '大约是几点，还记得叫号吗？' })
  await call('o-student-13', 'fileAnonymously', {
    issues: [
      {
        about: { kind: 'service', service: 'JW-001' },
        topic: 'rules',
        words: '一张证明要跑三个地方盖章，能不能合并',
      },
    ],
  })
  await call('o-student-14', 'fileAnonymously', {
    issues: [{ about: atWindow(6), topic: 'discipline', words: '有人送了购物卡以后不用排队' }],
  })
  await call(OTHER_DESK, 'takeDown', {
    channel: 'phone',
    issues: [
      {
        about: { kind: 'person', unitId: unitOfWindow(5), post: 'lead' },
        topic: 'other',
        words: '打电话反映问题，负责人直接挂断',
      },
    ],
  })
  const major = await filed('o-student-15', 'fileByName', {
    about: atWindow(7),
    topic: 'refusal',
    words: '材料齐全仍然不收，连续三次让回去，耽误了报到',
  })
  await handled(major['partId'], 7, true)
  const answered = await filed('o-student-16', 'fileAnonymously', {
    about: atWindow(2),
    topic: 'information',
    words: '没有一次讲清要带什么，跑了两趟',
  })
  await handled(answered['partId'], 2, false)
  const review = { receipt: answered['receipt'], n: 1, words: '只批评不补办，我的事还没有解决' }
  await call('o-student-16', 'askReview', review)
}
