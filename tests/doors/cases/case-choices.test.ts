import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Cases, Ratings } from '../../../cloudfunctions/cases/collections'
import { direct, joint, promised, who, deskForAll } from './desk'
import { codeOf, edit, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

const { desk, ask } = deskForAll()

interface Listed {
  readonly cases: readonly { readonly caseId: string; readonly dueOn?: string }[]
  readonly cursor?: string
}
const listed = async (which: 'extensions' | 'overdue', cursor?: string): Promise<Listed> => {
  const answer = await ask('centreCases', { which, ...(cursor === undefined ? {} : { cursor }) }, who.centre)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}
const idsOf = async (which: 'extensions' | 'overdue') =>
  (await listed(which)).cases.map(({ caseId }) => caseId)

describe('what there is to choose from (§20)', () => {
  it('tells which unit each name on the sheet is, and leaves roles to the window', async () => {
    const caseId = await desk.complete(joint.code)
    await edit(desk.cloud, Cases, { _id: caseId }, { 'sheet.coUnits': ['校医院', '所在学院', '接收学院'] })
    const answer = await ask('coUnits', { caseId }, who.clerk)
    expect(answer).toMatchObject({
      value: {
        coUnits: [
          { n: 1, name: '校医院', unitId: 'u-yy' },
          { n: 2, name: '文学院', unitId: 'u-xy' },
          { n: 3, name: '接收学院' },
        ],
      },
    })
    const { coUnits, units } = (answer as { value: { coUnits: object[]; units: object[] } }).value
    expect(coUnits[2]).not.toHaveProperty('unitId')
    expect(units).toContainEqual({ unitId: 'u-hq', unitName: '后勤保障部' })
    expect(codeOf(await ask('coUnits', { caseId }, who.other))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('coUnits', { caseId: 'k-none' }, who.clerk))).toBe('CASE_UNKNOWN')
  })

  it('offers open windows of other units as the lead, to heads and the centre', async () => {
    const caseId = await desk.complete(joint.code)
    for (const openid of [who.head, who.centre]) {
      expect(await ask('leadWindows', { caseId }, openid)).toMatchObject({
        value: {
          windows: [
            { windowId: 'W2', windowNo: 2, unitName: '财务处' },
            { windowId: 'W3', windowNo: 3, unitName: '校医院' },
          ],
        },
      })
    }
    expect(codeOf(await ask('leadWindows', { caseId }, who.financeHead))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('leadWindows', { caseId: 'k-none' }, who.head))).toBe('CASE_UNKNOWN')
  })
})

describe('what waits for the centre (§20)', () => {
  it('lists extensions until they are decided, and what is past its date', async () => {
    const asked = await desk.accept(promised.code)
    const other = await desk.accept(promised.code, who.wang)
    await ask('askExtension', { caseId: asked.caseId, days: 3, reason: '等上级批复' }, who.clerk)
    expect(await idsOf('extensions')).toEqual([asked.caseId])
    expect(await idsOf('overdue')).toEqual([])
    await ask('decideExtension', { caseId: asked.caseId, isGranted: true, words: '同意' }, who.centre)
    expect(await idsOf('extensions')).toEqual([])

    // One day after the date of the one without an extension.
    desk.setClock('2026-12-01T09:00:00')
    expect(await idsOf('overdue')).toEqual([other.caseId])
    const stop = { caseId: other.caseId, reason: 'waitingForApplicant', words: '等签字' }
    // Past its date it can't be hidden by stopping its clock.
    expect(await ask('suspendCase', stop, who.clerk)).toMatchObject({
      error: { code: 'OVERDUE_ALREADY', facts: { dueOn: '2026-11-30' } },
    })
    expect(await idsOf('overdue')).toEqual([other.caseId])
    expect(codeOf(await ask('centreCases', { which: 'overdue' }, who.head))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('centreCases', { which: 'overdue', cursor: 'x' }, who.centre))).toBe('BAD_INPUT')
  })

  it('goes on by a cursor within what is past its date', async () => {
    for (let n = 0; n < 32; n += 1) {
      await desk.accept(promised.code)
      desk.later(1)
    }
    desk.setClock('2026-12-09T10:00:00')
    const first = await listed('overdue')
    const rest = await listed('overdue', first.cursor)
    // With the two of before, one of them with a longer date that has passed too.
    expect(first.cases.length + rest.cases.length).toBe(34)
    expect(rest.cursor).toBeUndefined()
  })
})

describe('who read my phone number (0.3)', () => {
  it('stands under my data: window, person, reason and moment, for whom it was about alone', async () => {
    desk.setClock('2026-12-09T11:00:00')
    const { caseId, no } = await desk.open(direct.code, who.li, { applicantPhone: '13800000001' })
    await ask('readContact', { caseId, reason: 'tellResult' }, who.clerk)
    const answer = await ask('myData', {}, who.li)
    const { sections } = (answer as { value: { sections: { section: string; rows: object[] }[] } }).value
    expect(sections.find(({ section }) => section === 'contact')).toMatchObject({
      keepDays: 400,
      mayErase: false,
      rows: [
        {
          label: '教务处 1号窗口 周敏',
          value: expect.stringContaining('告知结果') as string,
          at: expect.stringContaining('2026-12-09T03:00') as string,
        },
      ],
    })
    expect(sections.find(({ section }) => section === 'cases')?.rows).toContainEqual(
      expect.objectContaining({ label: expect.stringContaining(no) as string, value: '核对材料' }),
    )
    expect(JSON.stringify(await ask('myData', {}, who.wang))).not.toContain('周敏')
    expect(JSON.stringify(await ask('myData', {}, who.clerk))).not.toContain('13800000001')
  })
})

describe('figures of few ratings (§19)', () => {
  it('don’t say how good they were below five', async () => {
    desk.setClock('2026-12-10T09:00:00')
    const enter = () => ask('paperRating', { windowId: 'W2', level: 5, aspects: [] }, who.centre)
    for (let n = 0; n < 4; n += 1) await enter()
    desk.setClock('2026-12-14T09:00:00')
    const few = await ask('ratingFigures', { windowId: 'W2' }, who.centre)
    expect(few).toMatchObject({ value: { given: 4, isFew: true } })
    const { value } = few as { value: { figures: object } }
    expect(value).not.toHaveProperty('low')
    expect(value.figures).not.toHaveProperty('goodRate')
    await enter()
    desk.setClock('2026-12-21T09:00:00')
    expect(await ask('ratingFigures', { windowId: 'W2' }, who.centre)).toMatchObject({
      value: { given: 5, low: 0, isFew: false, figures: { goodRate: 1000 } },
    })
    expect(await stored(desk.cloud, Ratings, { visitor: 'paper' })).toHaveLength(5)
  })
})

test('a case is found by night when it was changed by hand after somebody read its phone number', async () => {
  desk.setClock('2026-12-22T12:00:00')
  const { caseId } = await desk.open(direct.code, who.li, { applicantPhone: '13800000002' })
  expect(codeOf(await ask('readContact', { caseId, reason: 'deliver' }, who.clerk))).toBe('ok')
  const broken = async (night: string) => {
    desk.setClock(`${night}T04:00:00`)
    await desk.cloud.runTimer('cases')
    const found = await stored(desk.cloud, Todos, { kind: 'brokenDocument' })
    return found.map(({ subject }) => subject)
  }
  expect(await broken('2026-12-23')).not.toContain(`cases:${caseId}`)
  await edit(desk.cloud, Cases, { _id: caseId }, { windowNo: 7 })
  expect(await broken('2026-12-24')).toContain(`cases:${caseId}`)
  await edit(desk.cloud, Cases, { _id: caseId }, { windowNo: 1 })
})
