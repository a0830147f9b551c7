import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { type Desk, promised, startDesk, who } from '../cases/desk'
import { codeOf, doorOf, edit, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

let desk: Desk
const centre = doorOf(() => desk.cloud, 'centre')
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.cloud.close())

const missed = async () =>
  (await stored(desk.cloud, Todos, { kind: 'calendarUncovered' })).map(({ subject }) => subject).sort()

/** A case whose promise reaches so many working days on. */
const reaching = async (days: number) => {
  const caseId = await desk.complete(promised.code)
  await edit(desk.cloud, Cases, { _id: caseId }, { 'sheet.promisedDays': days })
  return () => desk.ask('acceptCase', { caseId, reason: '审批' }, who.clerk)
}

const yearOf = (year: number) => ({
  year,
  days: [{ date: `${String(year)}-01-01`, name: '元旦', isOffDay: true }],
})

describe('the to-do about a year that the calendar doesn’t cover', () => {
  it('is gone, and the date is promised, once the year is imported', async () => {
    const accept = await reaching(60)
    expect(codeOf(await accept())).toBe('CALENDAR_UNCOVERED')
    expect(await missed()).toEqual(['calendar:2027'])
    const text = JSON.stringify(yearOf(2027))
    const preview = await centre('previewNotice', { text, provisional: false }, who.admin)
    const { seen } = desk.valueOf(preview) as unknown as { seen: string }
    expect(codeOf(await centre('importNotice', { text, provisional: false, seen }, who.admin))).toBe('ok')
    expect(await missed()).toEqual([])
    desk.cloud.coolDown()
    expect(desk.valueOf(await accept()).promise?.dueOn).toMatch(/^2027-/)
  })

  it('is gone at night where somebody wrote the year in the console, and stays for a year still missing', async () => {
    expect(codeOf(await (await reaching(60))())).toBe('CALENDAR_UNCOVERED')
    await put(desk.cloud, CalendarEntries, {
      _id: 'year:2027',
      kind: 'year',
      provisional: false,
      ...yearOf(2027),
      ...stamps,
    })
    desk.cloud.coolDown()
    expect(codeOf(await (await reaching(300))())).toBe('CALENDAR_UNCOVERED')
    expect(await missed()).toEqual(['calendar:2027', 'calendar:2028'])
    desk.setClock('2026-11-24T00:41:00')
    await desk.cloud.runTimer('centre')
    expect(await missed()).toEqual(['calendar:2028'])
  })
})
