import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../local/seed/insert'
import type { Phone } from '../browser'
import { member } from '../hall/demo-hall'
import { account, clerkOf } from '../hall/documents'
import { button, choose, press, reads, refresh, touch } from './hand'
import { fillIn, take, takeMatter, tick } from './matter'
import { openStage, type Stage } from './stage'

jest.setTimeout(300_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

const matter = 'Suspension of studies (undergraduate)'

/** A clerk of a unit that takes part, on the page of the case. */
const ofUnit = async (windowId: string): Promise<Phone> => {
  const phone = await stage.phone(clerkOf(windowId), `/staff/cases/cases?windowId=${windowId}`, 'en')
  await touch(phone, 'Our part')
  await touch(phone, matter)
  await reads(phone, 'Units that take part')
  return phone
}

test('a joint matter with one part refused, in en', async () => {
  const { hall, picture } = stage
  const { caseId } = await takeMatter(stage, member, 2, 'JW-005')
  const lead = await stage.phone(clerkOf('w2'), '/staff/cases/cases?windowId=w2', 'en')
  await touch(lead, matter)
  await reads(lead, 'Papers: tap to tick')
  const [known] = await hall.documents('cases', { _id: caseId })
  const papers = known?.['papers'] as { name: string; nameEn?: string; need: string }[]
  await tick(
    lead,
    papers.filter(({ need }) => need === 'required').map(({ name, nameEn }) => nameEn ?? name),
  )
  await press(lead, 'Accept with a date')
  await touch(lead, 'Side by side')
  await picture(lead, 'joint-1-accept')
  await fillIn(lead, ['Three units have to agree'], 'Confirm')
  await reads(lead, 'Units that take part')

  const finance = await ofUnit('w5')
  await take(finance, 'Say no to our part', ['Tuition is not paid', 'Fee rules, article 5'], 'Confirm')
  await reads(finance, 'Said no')
  const visitor = await stage.phone(member, `/my/case/case?caseId=${caseId}`, 'en')
  await reads(visitor, 'In progress; you need do nothing.')

  await refresh(lead)
  await reads(lead, 'Said no')
  await press(lead, 'Decide on a no')
  await reads(lead, /Finance.* said no: Tuition is not paid/)
  await picture(lead, 'joint-2-decide')
  await fillIn(lead, ['Please pay the tuition; Finance then looks again'], 'Confirm')

  await refresh(visitor)
  await reads(visitor, 'One step did not pass; the window decided how to go on')
  await reads(visitor, 'Please pay the tuition; Finance then looks again')
  await picture(visitor, 'joint-3-told')

  await refresh(finance)
  await take(finance, 'Finish our part', ['Paid on the same day'], 'Confirm')
  for (const windowId of ['w13', 'w9']) {
    const unit = await ofUnit(windowId)
    await take(unit, 'Finish our part', ['Nothing against it'], 'Confirm')
    await reads(unit, 'Done')
  }

  await refresh(lead)
  await take(lead, 'Finish', [], 'Confirm')
  await reads(lead, 'Handed over')
  await refresh(visitor)
  await reads(visitor, 'All done; there is nothing left to do.')
  await picture(visitor, 'joint-4-done')
  expect(await hall.documents('cases', { _id: caseId })).toMatchObject([
    { state: 'done', parts: [{ state: 'done' }, { state: 'done', redone: 1 }, { state: 'done' }] },
  ])
})

test('another window leads once both units and the centre have agreed', async () => {
  const { hall, picture } = stage
  const since = '2026-01-01' as Day
  await insertDocuments(hall.cloud, 'accounts', [
    account('head-jw', '吴主任', '教职工', [{ role: 'unitHead', unitId: 'jw', from: since }]),
    account('head-cw', '郑处长', '教职工', [{ role: 'unitHead', unitId: 'cw', from: since }]),
    account('admin', '周立', '教职工', [{ role: 'centreAdmin', from: since }]),
  ])
  const { caseId } = await takeMatter(stage, member, 2, 'JW-005')
  const [known] = await hall.documents('cases', { _id: caseId })
  const papers = known?.['papers'] as { n: number; need: string }[]
  const ticks = papers.filter(({ need }) => need === 'required').map(({ n }) => ({ n, mark: 'ok' }))
  await hall.callAt('cases', clerkOf('w2'), 'checkPapers', { caseId, ticks })
  const accepted = await hall.callAt('cases', clerkOf('w2'), 'acceptCase', {
    caseId,
    reason: '几个单位会办',
    order: 'parallel',
  })
  expect(accepted.ok).toBe(true)

  const from = await stage.phone('head-jw', '/staff/cases/cases?unitId=jw')
  await touch(from, '休学申请（本科生）')
  await press(from, '换主办窗口')
  await touch(from, '换到哪个窗口')
  await choose(from, '5号窗口')
  await picture(from, 'joint-5-lead')
  await press(from, '确定')
  await reads(from, /主办单位可能调整/)
  await press(from, '不换主办')
  await fillIn(from, ['先和财务处商量'], '确定')
  await reads(from, '主办不变')
  await press(from, '换主办窗口')
  await touch(from, '换到哪个窗口')
  await choose(from, '5号窗口')
  await press(from, '确定')
  await button(from, '不换主办').waitFor()
  const to = await stage.phone('head-cw', '/staff/todos/todos')
  await touch(to, /换主办|主办/)
  await press(to, '同意换主办')
  await press(to, '确定')
  const centre = await stage.phone('admin', '/staff/todos/todos')
  await touch(centre, /换主办|主办/)
  await picture(centre, 'joint-6-agree')
  await press(centre, '同意换主办')
  await press(centre, '确定')
  await button(centre, '换主办窗口').waitFor()

  const visitor = await stage.phone(member, `/my/case/case?caseId=${caseId}`)
  await reads(visitor, /5 号窗口/)
  await picture(visitor, 'joint-7-moved')
  expect(await hall.documents('cases', { _id: caseId })).toMatchObject([{ windowId: 'w5', unitId: 'cw' }])
})
