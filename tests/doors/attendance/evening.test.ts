import { type ClosingItem, closingItems } from '../../../cloudfunctions/_shared/closing-items'
import { Closings } from '../../../cloudfunctions/_shared/closing'
import { type Answer, codeOf, filesUnder, newOp, stored } from '../centre'
import { closeUp } from '../security/close-up'
import { valueOf } from '../people/posts'
import { securityDesk, tuesday } from '../security/desk'

import.meta.jest.setTimeout(180_000)

const { cloud, attendance, ask, at, tick, clock, photo, kept, take, giveBack, toldTo, desks, counted } =
  securityDesk()

interface View {
  state: string
  others: number
  items: string[]
  out: { sealId: string; buttons: string[] }[]
  done?: { by: string }
}
interface Place {
  closingId: string
  windowNo?: number
  state: string
  isLate: boolean
  hasPhoto: boolean
  by?: string
  mayExcuse: boolean
  excused?: string
}
const look = async (as = 'o-wang', windowId = 'w1') => valueOf<View>(await ask('closing', { windowId }, as))
const evening = async (day = tuesday, as = 'o-desk') =>
  valueOf<{ places: Place[] }>(await ask('closings', { day }, as)).places
const stateOf = async (windowNo: number | undefined, day = tuesday) =>
  (await evening(day)).find((one) => one.windowNo === windowNo)?.state
const blockers = async (as = 'o-wang') =>
  valueOf<{ blockers: { kind: string }[] }>(await attendance('myDay', {}, as)).blockers.map(
    ({ kind }) => kind,
  )
const clockedIn = async (...names: [string, string][]) => {
  at(`${tuesday} 14:00`)
  for (const [name, windowId] of names) expect(codeOf(await clock('in', name, windowId))).toBe('ok')
}
const errorOf = (answer: Answer) => (answer.ok ? { code: 'ok', message: '' } : answer.error)
const hallItems: ClosingItem[] = ['doorsAndWindows', 'lights', 'equipmentPower']

describe('the closing checklist (§31)', () => {
  it('keeps whoever is the last at a window from going home, until they have looked round', async () => {
    await clockedIn(['wang', 'w1'], ['li', 'w1'])
    at(`${tuesday} 17:30`)
    expect(await blockers('o-li')).toEqual([])
    expect(codeOf(await clock('out', 'li'))).toBe('ok')
    expect(await blockers()).toEqual(['closing'])
    const refused = await clock('out')
    expect(errorOf(refused)).toMatchObject({
      code: 'MUST_STAY',
      message: '还不能下班：下班检查还没做。办好或转交后再打卡。',
    })
    expect(await look()).toMatchObject({ state: 'awaited', others: 0, items: [...closingItems] })
    expect(codeOf(await closeUp(cloud, 'o-wang'))).toBe('ok')
    expect(await look()).toMatchObject({ state: 'done', done: { by: 'wang老师' } })
    expect(await blockers()).toEqual([])
    expect(codeOf(await clock('out'))).toBe('ok')
  })

  it('is not asked for at noon', async () => {
    await clock('in')
    at(`${tuesday} 12:00`)
    expect(codeOf(await clock('out'))).toBe('ok')
  })

  it('what was ticked at noon says nothing of the evening', async () => {
    at(`${tuesday} 12:00`)
    await clock('in')
    expect(codeOf(await closeUp(cloud, 'o-wang'))).toBe('ok')
    at(`${tuesday} 17:30`)
    expect(await blockers()).toEqual(['closing'])
    expect((await look()).state).toBe('awaited')
    expect(codeOf(await closeUp(cloud, 'o-wang'))).toBe('ok')
    expect(codeOf(await clock('out'))).toBe('ok')
    expect(await stored(cloud(), Closings)).toHaveLength(1)
  })

  it('of two who press out at once, the last one stays', async () => {
    await clockedIn(['wang', 'w1'], ['li', 'w1'])
    at(`${tuesday} 17:30`)
    expect(codeOf(await clock('out', 'li'))).toBe('ok')
    const answers = await Promise.all([clock('out'), closeUp(cloud, 'o-wang')])
    expect(codeOf(answers[1])).toBe('ok')
    expect(['ok', 'MUST_STAY']).toContain(codeOf(answers[0]))
  })

  it('is made for the window that one stood in at', async () => {
    await clockedIn(['li', 'w2'], ['wang', 'w1'])
    at(`${tuesday} 17:30`)
    expect(await blockers('o-li')).toEqual(['closing'])
    expect(codeOf(await closeUp(cloud, 'o-li'))).toBe('ok')
    expect(await blockers('o-li')).toEqual(['closing'])
    expect(codeOf(await closeUp(cloud, 'o-li', 'w2'))).toBe('ok')
    expect(await blockers('o-li')).toEqual([])
    expect(codeOf(await closeUp(cloud, 'o-wang', 'w2'))).toBe('NOT_ALLOWED')
  })

  it('wants every item, and no cupboard locked while something is out', async () => {
    await clockedIn(['wang', 'w1'])
    const sealId = await kept()
    const confidential = await kept({ name: '密封袋', keeperId: 'p-zhao', isConfidential: true })
    await take(sealId, `${tuesday} 18:00`)
    await take(confidential, `${tuesday} 18:00`, 'o-zhao')
    at(`${tuesday} 17:30`)
    expect(errorOf(await closeUp(cloud, 'o-wang'))).toMatchObject({ code: 'SEALS_OUT', facts: { count: 1 } })
    expect((await look()).out.map((one) => [one.sealId, one.buttons])).toEqual([[sealId, ['return']]])
    expect(codeOf(await giveBack(sealId, 'o-wang'))).toBe('ok')
    const some = closingItems.filter((item) => item !== 'lights' && item !== 'papersLocked')
    expect(errorOf(await closeUp(cloud, 'o-wang', 'w1', some))).toMatchObject({
      code: 'CLOSING_INCOMPLETE',
      message: '还有没看的：照明、资料入柜。逐项看过再提交。',
    })
    expect(codeOf(await closeUp(cloud, 'o-wang'))).toBe('ok')
    // Its keeper has just seen it in its place.
    const { seals } = valueOf<{ seals: { isConfirmed: boolean }[] }>(await ask('mySeals', {}, 'o-wang'))
    expect(seals.map(({ isConfirmed }) => isConfirmed)).toEqual([true])
  })

  it('takes a photo, which the centre and the unit’s head look at', async () => {
    await clockedIn(['wang', 'w1'])
    at(`${tuesday} 17:30`)
    const opId = newOp()
    const items = closingItems
    const input = { windowId: 'w1', items, uploadId: await photo('o-wang') }
    expect(codeOf(await ask('closeUp', input, 'o-wang', { opId }))).toBe('ok')
    expect(codeOf(await ask('closeUp', input, 'o-wang', { opId }))).toBe('ok')
    expect(await filesUnder(cloud(), 'kept/closings/')).toHaveLength(1)
    const [place] = await evening(tuesday, 'o-head')
    expect(place).toMatchObject({ windowNo: 1, state: 'done', hasPhoto: true, by: 'wang老师' })
    const closingId = place?.closingId ?? ''
    for (const [as, code] of [
      ['o-head', 'ok'],
      ['o-desk', 'ok'],
      ['o-headcw', 'NOT_FOUND'],
      ['o-wang', 'NOT_ALLOWED'],
    ] as const)
      expect(codeOf(await ask('closingPhoto', { closingId }, as))).toBe(code)
    expect(await evening(tuesday, 'o-headcw')).toEqual([])
    expect(codeOf(await ask('closeUp', { windowId: 'w1', items, uploadId: 'nobodys' }, 'o-wang'))).toBe(
      'FILE_UNKNOWN',
    )
  })

  it('is made for the evening before by whoever works past midnight', async () => {
    await clockedIn(['wang', 'w1'])
    at('2026-11-25 00:20')
    expect(errorOf(await clock('out')).code).toBe('MUST_STAY')
    expect(await look()).toMatchObject({ state: 'awaited', day: tuesday })
    expect(codeOf(await closeUp(cloud, 'o-wang'))).toBe('ok')
    expect((await stored(cloud(), Closings)).map(({ _id }) => _id)).toEqual([`${tuesday}:w1`])
    expect(codeOf(await clock('out'))).toBe('ok')
    at('2026-11-25 04:30')
    await tick()
    expect(await counted('closingMissed')).toEqual([])
  })

  it('clock-out blocked, hall on fire → centre releases everyone with one reason, on record', async () => {
    await clockedIn(['wang', 'w1'], ['zhao', 'w2'])
    at(`${tuesday} 15:00`)
    expect(await blockers()).toEqual(['closing'])
    expect(codeOf(await clock('out'))).toBe('MUST_STAY')
    const reason = '大厅消防报警，全部撤离'
    expect(codeOf(await attendance('release', { personIds: [], reason }, 'o-desk'))).toBe('ok')
    expect(codeOf(await clock('out'))).toBe('ok')
    expect(codeOf(await clock('out', 'zhao', 'w2'))).toBe('ok')
    at('2026-11-25 04:30')
    await tick()
    expect(await counted('closingMissed')).toEqual([])
  })

  it('of the hall is its duty person’s', async () => {
    await clockedIn(['wang', 'w1'])
    at(`${tuesday} 17:40`)
    const close = (items: readonly string[] = hallItems, as = 'o-desk') => ask('closeHall', { items }, as)
    expect(valueOf<View>(await ask('hallClosing', {}, 'o-desk'))).toMatchObject({
      state: 'awaited',
      items: hallItems,
      others: 1,
    })
    expect(codeOf(await close(['lights']))).toBe('CLOSING_INCOMPLETE')
    expect(codeOf(await close(hallItems, 'o-wang'))).toBe('NOT_ALLOWED')
    expect(codeOf(await close())).toBe('ok')
    expect(await stateOf(undefined)).toBe('done')
  })
})

describe('a closing that was missed (§31)', () => {
  it('is chased a quarter of an hour after the hours have ended, once', async () => {
    await clockedIn(['wang', 'w1'], ['zhao', 'w2'])
    at(`${tuesday} 17:30`)
    await closeUp(cloud, 'o-zhao', 'w2')
    await clock('out', 'zhao', 'w2')
    at(`${tuesday} 17:44`)
    await tick()
    expect(await desks('closing')).toEqual([])
    at(`${tuesday} 17:45`)
    await Promise.all([tick(), tick()])
    await tick()
    expect(await desks('closing')).toEqual(['centreStaff', 'centreStaff', 'windowStaff:w1'])
    expect([await toldTo('wang', 'chased'), await toldTo('zhao', 'chased')]).toEqual([1, 0])
    expect([await stateOf(1), await stateOf(2), await stateOf(undefined)]).toEqual([
      'chased',
      'done',
      'chased',
    ])
    at(`${tuesday} 18:05`)
    expect(codeOf(await closeUp(cloud, 'o-wang'))).toBe('ok')
    expect(await desks('closing')).toEqual(['centreStaff'])
    expect((await evening()).find(({ windowNo }) => windowNo === 1)).toMatchObject({
      state: 'done',
      isLate: true,
    })
    at('2026-11-25 04:30')
    await tick()
    expect(await counted('closingMissed')).toEqual([])
    expect(await desks('closing')).toEqual([])
  })

  it('asks keepers who have not confirmed', async () => {
    await kept({ keeperId: 'p-li' })
    await clockedIn(['wang', 'w1'])
    at(`${tuesday} 17:45`)
    await tick()
    expect(await desks('sealUnseen')).toEqual(['person:p-li'])
    expect(codeOf(await ask('confirmSeals', {}, 'o-li'))).toBe('ok')
    expect(await desks('sealUnseen')).toEqual([])
  })

  it('on a Friday after the meeting, and on no day on which nobody was there', async () => {
    at('2026-11-27 14:00')
    await clock('in')
    at('2026-11-27 16:20')
    await tick()
    expect(await desks('closing')).toEqual([])
    at('2026-11-27 17:45')
    await tick()
    expect(await desks('closing')).toEqual(['centreStaff', 'centreStaff', 'windowStaff:w1'])
    at('2026-11-28 18:00')
    await tick()
    expect(await evening('2026-11-28')).toEqual([])
  })

  it('counts once when the day ended without it, for whoever left last, and is let off with a reason', async () => {
    await clockedIn(['wang', 'w1'], ['li', 'w1'], ['zhao', 'w2'])
    at(`${tuesday} 17:30`)
    await clock('out', 'li')
    at('2026-11-25 04:09')
    await tick()
    expect(await counted('closingMissed')).toEqual([])
    at('2026-11-25 04:10')
    await Promise.all([tick(), tick()])
    at('2026-11-26 05:00')
    await tick()
    expect(await counted('closingMissed')).toEqual(['1 p-wang v1', '1 p-zhao v1'])
    expect([await stateOf(1), await stateOf(2), await stateOf(undefined)]).toEqual([
      'missed',
      'missed',
      'missed',
    ])
    const closingId = `${tuesday}:w1`
    const excuse = (as = 'o-desk', id = closingId) =>
      ask('excuseClosing', { closingId: id, reason: '停电，物业已断总闸' }, as)
    expect(codeOf(await excuse('o-head'))).toBe('NOT_ALLOWED')
    expect(codeOf(await excuse('o-desk', `${tuesday}:w9`))).toBe('NOT_FOUND')
    expect(codeOf(await excuse())).toBe('ok')
    expect(codeOf(await excuse())).toBe('CLOSING_NOT_MISSED')
    expect(await counted('closingMissed')).toEqual(['0 p-wang v2', '1 p-wang v1', '1 p-zhao v1'])
    expect((await evening()).find(({ windowNo }) => windowNo === 1)).toMatchObject({
      state: 'excused',
      excused: '停电，物业已断总闸',
      mayExcuse: false,
    })
  })
})
