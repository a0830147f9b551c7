import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { visitorOf } from '../../cloudfunctions/_kernel/account'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { staff } from '../hall/staffed-hall'
import { fileAnonymously, follow, step } from './complaining'
import { back, fill, press, reads, refresh, shown, touch } from './hand'
import { openStage, type Stage } from './stage'

jest.setTimeout(240_000)

const whoever = 'o-student-9'
const clerk = { _id: 'p-window-1-a', openid: 'o-window-1-a', name: '王晓岚' }

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ furnish: (hall) => staff(hall, [], '2026-11-23' as Day) })
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

/** What this month comes to for the clerk, the window and the unit, once what was told is taken in. */
const scores = async (): Promise<number[]> => {
  await stage.hall.cloud.runTimer('assessment')
  const totals: number[] = []
  for (const [kind, id] of [
    ['person', clerk._id],
    ['window', 'w1'],
    ['unit', 'jw'],
  ]) {
    const wish = { month: '2026-11', kind, id }
    const answer = await stage.hall.callAt('assessment', 'o-centre-admin', 'result', wish)
    totals.push((answer.value?.['score'] as { total: number }).total)
  }
  return totals
}

test('anonymous, in English: heard, found so, it costs points; a review overturns it and they are back (§33 §34)', async () => {
  const { hall, picture } = stage
  const before = await scores()

  const complains = await stage.phone(whoever, '/pages/me/me', 'en')
  const words = 'I asked twice and was told to read the wall.'
  const receipt = await fileAnonymously(complains, { topic: 'Manner', words }, 'en')
  expect(receipt).toMatch(/^\d{16}$/)
  await picture(complains, 'complaint-1-receipt')

  const desk = await stage.phone('o-centre-desk', '/staff/todos/todos')
  await touch(desk, /^投诉 .+ 等受理$/)
  await reads(desk, words)
  await step(desk, '受理')
  await step(desk, '确定被反映人', { choices: [clerk.name] })
  await step(desk, '开始核查')
  await step(desk, '听被反映人说明', { choices: [clerk.name], words: '请说明周一上午怎样答复来访者' })
  await reads(desk, '被反映人说明')

  // Whom it is about hears the question, not the complaint.
  const heard = await stage.phone(clerk.openid, '/staff/todos/todos')
  await touch(heard, '有一件事请您说明')
  await reads(heard, /请说明周一上午怎样答复来访者/)
  expect(await shown(heard).innerText()).not.toContain('read the wall')
  await press(heard, '作出说明')
  await fill(heard, '您的说明', '人多，我说材料要求都贴在墙上')
  await press(heard, '提交')
  await reads(heard, '已说明')

  await refresh(desk)
  await reads(desk, /人多，我说材料要求都贴在墙上/)
  await step(desk, '认定', { choices: ['查实'], words: '与监控相符' })
  await step(desk, '决定怎样处理', { words: '批评教育' })
  await step(desk, '答复投诉人', { words: 'You are right, and we are sorry.' })
  await reads(desk, '已答复')
  await picture(desk, 'complaint-2-replied')

  // Any phone that has the receipt reads the answer.
  const follows = await stage.phone('o-student-10', '/pages/me/me', 'en')
  await follow(follows, receipt, 'en')
  await reads(follows, /You are right, and we are sorry\./)
  await picture(follows, 'complaint-3-answer')
  const after = await scores()
  // An ordinary one is the window's and whoever sat there; a unit answers for major ones.
  expect(after.map((total, at) => total - (before[at] ?? 0))).toEqual([-500, -500, 0])
  const own = await stage.phone(clerk.openid, '/staff/today/today')
  await touch(own, '我的考核')
  await reads(own, /投诉查实/)
  await picture(own, 'complaint-4-score')

  // Whom it is about asks for a review; somebody who did not decide it finds otherwise.
  await refresh(heard)
  await press(heard, '申请复查')
  await fill(heard, '不同意的理由', '监控没有声音，来访者问的是别的窗口的事')
  await press(heard, '提交')
  await reads(heard, /已申请复查/)
  const second = await stage.phone('o-centre-desk-2', '/staff/todos/todos')
  await touch(second, /^投诉 .+ 等复查$/)
  await step(second, '复查结论', { choices: ['改变结论', '没有查实'], words: '录音证明答复得当' })
  await reads(second, /改变结论/)
  await picture(second, 'complaint-5-overturned')
  await refresh(follows)
  await reads(follows, /录音证明答复得当/)
  expect(await scores()).toEqual(before)
  await refresh(own)
  await reads(own, '已冲回')
  await back(own)

  // Nothing that is kept of it says who complained.
  const kept = [
    'complaints',
    'complaintParts',
    'complainants',
    'auditEntries',
    'events',
    'todos',
    'assessmentEntries',
  ]
  for (const collection of kept) {
    const documents = JSON.stringify(await hall.documents(collection))
    for (const trace of [whoever, visitorOf(whoever), 'p-student-9', receipt])
      expect([collection, documents.includes(trace)]).toEqual([collection, false])
  }
  expect(await hall.documents('complaintParts')).toMatchObject([
    {
      state: 'closed',
      personId: clerk._id,
      finding: { finding: 'substantiated' },
      review: { outcome: { outcome: 'changed', finding: 'unsubstantiated' } },
    },
  ])
})
