import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { member } from '../hall/demo-hall'
import { clerkOf } from '../hall/documents'
import type { Phone } from '../browser'
import { press, reads, refresh, shown, touch } from './hand'
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

/** Looks at the page anew, from its top. */
const again = async (phone: Phone): Promise<void> => {
  await shown(phone).locator('[class*="headline"]').first().scrollIntoViewIfNeeded()
  await refresh(phone)
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

  await again(lead)
  await reads(lead, 'Said no')
  await press(lead, 'Decide on a no')
  await reads(lead, /Finance.* said no: Tuition is not paid/)
  await picture(lead, 'joint-2-decide')
  await fillIn(lead, ['Please pay the tuition; Finance then looks again'], 'Confirm')

  await refresh(visitor)
  await reads(visitor, 'One step did not pass; the window decided how to go on')
  await reads(visitor, 'Please pay the tuition; Finance then looks again')
  await picture(visitor, 'joint-3-told')

  await again(finance)
  await take(finance, 'Finish our part', ['Paid on the same day'], 'Confirm')
  for (const windowId of ['w13', 'w9']) {
    const unit = await ofUnit(windowId)
    await take(unit, 'Finish our part', ['Nothing against it'], 'Confirm')
    await reads(unit, 'Done')
  }

  await again(lead)
  await take(lead, 'Finish', [], 'Confirm')
  await reads(lead, 'Handed over')
  await refresh(visitor)
  await reads(visitor, 'All done; there is nothing left to do.')
  await picture(visitor, 'joint-4-done')
  expect(await hall.documents('cases', { _id: caseId })).toMatchObject([
    { state: 'done', parts: [{ state: 'done' }, { state: 'done', redone: 1 }, { state: 'done' }] },
  ])
})
