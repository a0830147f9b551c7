import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Lines } from '../../../cloudfunctions/_shared/line'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Applications } from '../../../cloudfunctions/windows/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, newOp, put, stamps, startCentre, stored } from '../centre'
import { arrange, closing, opening } from './hall'
import { given, granted, stepsFor, type View } from './steps'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const steps = stepsFor(() => cloud)
const { ask, draft, submitted, underReview, view, withdraw, place } = steps

beforeAll(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterAll(() => cloud.close())
beforeEach(steps.nextMinute)

describe('an application is written, signed and decided (§7)', () => {
  it('knows whom a head speaks for', async () => {
    expect(await ask('headedUnits', {}, 'o-head')).toEqual({
      ok: true,
      value: { units: [{ unitId: 'jw', unitName: '教务处' }] },
    })
  })

  it('offers what can be asked', async () => {
    expect(await ask('applicationChoices', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: {
        unitName: '教务处',
        windows: [
          { windowId: 'w1', services: ['JW-001', 'JW-003'], isAsked: false },
          { windowId: 'w2', services: ['JW-004'], isAsked: false },
        ],
        services: [{ code: 'JW-001' }, { code: 'JW-003' }, { code: 'JW-004' }, { code: 'JW-005' }],
        earliest: '2026-11-24',
      },
    })
  })

  const faults: [string, object, string][] = [
    ['another unit’s matter', { ...opening, services: ['CW-001'] }, 'SERVICE_NOT_YOURS'],
    ['a matter without a sheet', { ...opening, services: ['JW-999'] }, 'SERVICE_UNKNOWN'],
    ['A as their own B', { ...opening, alternate: { no: 't 1', name: '甲' } }, 'SAME_PERSON'],
    ['yesterday', { ...closing, wishedOn: '2026-11-22' }, 'DATE_NOT_POSSIBLE'],
    ['the year 9999', { ...closing, wishedOn: '9999-12-31' }, 'BAD_INPUT'],
    ['the year 2098', { ...closing, wishedOn: '2098-12-31' }, 'DATE_NOT_POSSIBLE'],
    ['another unit’s window', { ...closing, windowId: 'w5' }, 'WINDOW_UNKNOWN'],
    ['a matter that is there', { ...closing, kind: 'add', services: ['JW-001'] }, 'SERVICE_THERE_ALREADY'],
    [
      'a matter less that is not there',
      { ...closing, kind: 'reduce', services: ['JW-004'] },
      'SERVICE_NOT_THERE',
    ],
    ['all matters less', { ...closing, kind: 'reduce', services: ['JW-001', 'JW-003'] }, 'TAKES_ALL_AWAY'],
  ]
  it.each(faults)('refuses %s, already while it is written', async (_, form, expected) => {
    expect(codeOf(await ask('saveApplication', { unitId: 'jw', form }, 'o-head'))).toBe(expected)
  })

  it('keeps whom it proposes under the number of the rolls, however it was typed', async () => {
    const applicationId = await draft({ ...opening, alternate: { no: 'ｔ 2-7', name: '乙' } })
    const [kept] = await stored(cloud, Applications, { _id: applicationId })
    expect(kept?.form).toMatchObject({ alternate: { no: 'T27', name: '乙' } })
  })

  it('holds a form against the hall once more when it is signed', async () => {
    const rows: [object, () => Promise<void>, string][] = [
      [
        { ...closing, kind: 'add', services: ['JW-005'] },
        () => edit(cloud, Lines, { _id: 'A' }, { services: ['JW-001', 'JW-003', 'JW-005'] }),
        'SERVICE_THERE_ALREADY',
      ],
      [
        { ...closing, kind: 'reduce', services: ['JW-005'] },
        () => edit(cloud, Lines, { _id: 'A' }, { services: ['JW-001', 'JW-003'] }),
        'SERVICE_NOT_THERE',
      ],
      [closing, () => edit(cloud, ServiceWindows, { _id: 'w1' }, { state: 'closed' }), 'WINDOW_NOT_OPEN'],
      [
        opening,
        () => edit(cloud, PublishedSheets, { _id: 'JW-005' }, { 'sheet.ownerUnit': '财务处' }),
        'SERVICE_NOT_YOURS',
      ],
    ]
    for (const [form, meanwhile, expected] of rows) {
      const applicationId = await draft(form)
      await meanwhile()
      expect(codeOf(await ask('submitApplication', { applicationId }, 'o-head'))).toBe(expected)
    }
    await edit(cloud, ServiceWindows, { _id: 'w1' }, { state: 'open' })
    await edit(cloud, PublishedSheets, { _id: 'JW-005' }, { 'sheet.ownerUnit': '教务处' })
  })

  it('refuses at signing what nobody could have written', async () => {
    const wrong: [object, string][] = [
      [{ 'form.alternate.no': 'T1' }, 'SAME_PERSON'],
      [{ 'form.services': ['JW-999'] }, 'SERVICE_UNKNOWN'],
      [{ 'form.wishedOn': '2026-11-23' }, 'DATE_NOT_POSSIBLE'],
    ]
    for (const [change, expected] of wrong) {
      const applicationId = await draft(opening)
      await edit(cloud, Applications, { _id: applicationId }, change as Record<string, unknown>)
      expect(codeOf(await ask('submitApplication', { applicationId }, 'o-head'))).toBe(expected)
    }
    const less = { ...closing, kind: 'reduce', services: ['JW-003'] }
    const all = await draft(less)
    await edit(cloud, Applications, { _id: all }, { 'form.services': ['JW-001', 'JW-003'] })
    expect(codeOf(await ask('submitApplication', { applicationId: all }, 'o-head'))).toBe('TAKES_ALL_AWAY')
    const foreign = await draft(closing)
    await edit(cloud, Applications, { _id: foreign }, { 'form.windowId': 'w5' })
    expect(codeOf(await ask('submitApplication', { applicationId: foreign }, 'o-head'))).toBe(
      'WINDOW_UNKNOWN',
    )
  })

  it('is the unit’s own until it is handed in, then the centre’s and the steering office’s too', async () => {
    const applicationId = await draft(closing)
    const who = ['o-head', 'o-admin', 'o-steering', 'o-head-cw', 'o-student']
    const seen = async () =>
      Promise.all(who.map(async (openid) => codeOf(await ask('application', { applicationId }, openid))))
    expect(await seen()).toEqual(['ok', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    given(await ask('submitApplication', { applicationId }, 'o-head'))
    expect(await seen()).toEqual(['ok', 'ok', 'ok', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    expect((await view(applicationId, 'o-steering')).buttons).toEqual([])
    expect((await view(applicationId, 'o-admin')).buttons).toEqual(['take', 'sendBack'])
    given(await withdraw(applicationId))
  })

  it('goes back with what to mend, and forth again', async () => {
    const applicationId = await submitted(closing)
    expect(await place('w1')).toMatchObject({ leaving: { applicationId } })
    const sent = { applicationId, remark: '请写明学生去哪里办' }
    given(await ask('sendBackApplication', sent, 'o-admin'))
    expect((await place('w1'))?.leaving).toBeUndefined()
    expect(await stored(cloud, Todos, { subject: applicationId })).toMatchObject([
      { kind: 'mendWindow', desk: 'unitHead:jw' },
    ])
    expect(codeOf(await ask('sendBackApplication', sent, 'o-admin'))).toBe('NOT_AT_THIS_POINT')
    const form = { ...closing, reason: '并到二号窗口，学生去二号窗口办' }
    expect(await ask('saveApplication', { unitId: 'jw', applicationId, form }, 'o-head')).toMatchObject({
      value: { state: 'returned', remark: '请写明学生去哪里办' },
    })
    given(await ask('submitApplication', { applicationId }, 'o-head'))
    expect(codeOf(await ask('saveApplication', { unitId: 'jw', applicationId, form }, 'o-head'))).toBe(
      'NOT_AT_THIS_POINT',
    )
    given(await ask('takeApplication', { applicationId }, 'o-admin'))
    expect(await stored(cloud, Todos, { subject: applicationId })).toMatchObject([
      { kind: 'decideWindow', desk: 'centreAdmin' },
    ])
    given(await ask('rejectApplication', { applicationId, reason: '二号窗口排队已经很长' }, 'o-admin'))
    expect(await stored(cloud, Todos, { subject: applicationId })).toEqual([])
    expect((await place('w1'))?.leaving).toBeUndefined()
    const told = await stored(cloud, Events, { kind: 'tell', 'facts.reader': 'p-head' })
    expect(told.map(({ facts }) => facts['zh'])).toEqual([
      expect.stringContaining('退回来了'),
      expect.stringContaining('没有批准'),
    ])
    const entries = await stored(cloud, AuditEntries, { subject: `windowApplications:${applicationId}` })
    expect(entries.map(({ after, role }) => [after['state'], role])).toEqual([
      ['draft', 'unitHead'],
      ['submitted', 'unitHead'],
      ['returned', 'centreAdmin'],
      ['returned', 'unitHead'],
      ['submitted', 'unitHead'],
      ['underReview', 'centreAdmin'],
      ['rejected', 'centreAdmin'],
    ])
    expect(JSON.stringify(entries)).not.toContain('学生去二号窗口办')
  })

  it('asked twice at once, one stands', async () => {
    const ids = await Promise.all([
      draft(closing),
      draft(closing),
      draft({ ...closing, kind: 'reduce', services: ['JW-003'] }),
    ])
    const answers = await Promise.all(
      ids.map((applicationId) => ask('submitApplication', { applicationId }, 'o-head')),
    )
    expect(answers.map(codeOf).sort()).toEqual(['ASKED_ALREADY', 'ASKED_ALREADY', 'ok'])
    const standing = await stored(cloud, Applications, { holds: 'window:w1' })
    expect(standing).toHaveLength(1)
    given(await withdraw(standing[0]?._id ?? ''))
  })

  it('the same command gives the same answer, whatever else was sent', async () => {
    const applicationId = await draft(closing)
    const opId = newOp()
    const first = await ask('submitApplication', { applicationId }, 'o-head', { opId })
    expect(await ask('submitApplication', { applicationId }, 'o-head', { opId })).toEqual(first)
    given(await withdraw(applicationId))
  })

  it('nobody decides about what they signed themselves, nor does the other’s step (§14)', async () => {
    const applicationId = await draft(closing, 'o-both')
    given(await ask('submitApplication', { applicationId }, 'o-both'))
    const own = async (endpoint: string, more: object = {}, openid = 'o-both') =>
      codeOf(await ask(endpoint, { applicationId, ...more }, openid))
    expect(await own('takeApplication')).toBe('OWN_APPLICATION')
    expect(await own('sendBackApplication', { remark: 'x' })).toBe('OWN_APPLICATION')
    given(await ask('takeApplication', { applicationId }, 'o-admin'))
    expect(await own('approveApplication', granted)).toBe('OWN_APPLICATION')
    expect(await own('rejectApplication', { reason: 'x' })).toBe('OWN_APPLICATION')
    expect(await own('takeApplication', {}, 'o-admin')).toBe('NOT_AT_THIS_POINT')
    expect(await own('withdrawApplication', { reason: 'x' }, 'o-admin')).toBe('NOT_ALLOWED')
    expect(await own('withdrawApplication', { reason: 'x' }, 'o-head-cw')).toBe('NOT_ALLOWED')
    given(await withdraw(applicationId))
    expect(await own('withdrawApplication', { reason: 'x' }, 'o-head')).toBe('NOT_AT_THIS_POINT')
    expect(await own('submitApplication', {}, 'o-head')).toBe('NOT_AT_THIS_POINT')
    expect(await own('approveApplication', granted, 'o-admin')).toBe('NOT_AT_THIS_POINT')
    expect(await own('rejectApplication', { reason: 'x' }, 'o-admin')).toBe('NOT_AT_THIS_POINT')
  })

  it('an application that isn’t there is nobody’s', async () => {
    const rows: [string, object, string][] = [
      ['application', {}, 'o-head'],
      ['fileLink', { fileKey: 'x'.repeat(22) }, 'o-head'],
      ['saveApplication', { unitId: 'jw', form: closing }, 'o-head'],
      ['attachFile', { uploadId: 'x' }, 'o-head'],
      ['dropFile', { fileKey: 'x'.repeat(22) }, 'o-head'],
      ['submitApplication', {}, 'o-head'],
      ['withdrawApplication', { reason: 'x' }, 'o-head'],
      ['takeApplication', {}, 'o-admin'],
      ['sendBackApplication', { remark: 'x' }, 'o-admin'],
      ['approveApplication', granted, 'o-admin'],
      ['rejectApplication', { reason: 'x' }, 'o-admin'],
      ['answerAdjustment', { statement: 'x' }, 'o-head'],
    ]
    for (const [endpoint, more, openid] of rows) {
      const answer = await ask(endpoint, { applicationId: 'nowhere', ...more }, openid)
      expect([endpoint, codeOf(answer)]).toEqual([endpoint, 'APPLICATION_UNKNOWN'])
    }
  })
})

describe('files that belong to an application', () => {
  const pdf = Buffer.from('%PDF-1.7 …')
  const upload = async (openid: string, content: Buffer): Promise<string> => {
    const { uploadId, path }: { uploadId: string; path: string } = given(await ask('beginUpload', {}, openid))
    const body = new Uint8Array(content)
    const sent = await fetch(`${cloud.origin}/storage/upload?path=${path}`, {
      method: 'POST',
      headers: { 'x-local-openid': openid },
      body,
    })
    expect(sent.status).toBe(200)
    return uploadId
  }

  it('are taken, opened by a link and dropped', async () => {
    const applicationId = await draft(closing)
    const uploadId = await upload('o-head', pdf)
    const with1: View = given(await ask('attachFile', { applicationId, uploadId }, 'o-head'))
    expect(with1.files).toMatchObject([{ kind: 'pdf' }])
    const fileKey = with1.files[0]?.key ?? ''
    const { url }: { url: string } = given(await ask('fileLink', { applicationId, fileKey }, 'o-head'))
    expect(await (await fetch(url)).text()).toBe(pdf.toString())
    given(await ask('dropFile', { applicationId, fileKey }, 'o-head'))
    expect(codeOf(await ask('fileLink', { applicationId, fileKey }, 'o-head'))).toBe('NO_SUCH_FILE')
    expect(codeOf(await ask('dropFile', { applicationId, fileKey }, 'o-head'))).toBe('NO_SUCH_FILE')
    expect((await fetch(url)).status).not.toBe(200)
  })

  it('are refused when they are programs, somebody else’s, or too many', async () => {
    const applicationId = await draft(closing)
    const attach = async (uploadId: string) =>
      codeOf(await ask('attachFile', { applicationId, uploadId }, 'o-head'))
    expect(await attach(await upload('o-head', Buffer.from('MZ executable')))).toBe('FILE_KIND')
    expect(await attach(await upload('o-head-cw', pdf))).toBe('FILE_UNKNOWN')
    for (let n = 0; n < 6; n++) expect(await attach(await upload('o-head', pdf))).toBe('ok')
    expect(await attach(await upload('o-head', pdf))).toBe('FILES_FULL')
    given(await ask('submitApplication', { applicationId }, 'o-head'))
    expect(await attach(await upload('o-head', pdf))).toBe('NOT_AT_THIS_POINT')
    const fileKey = 'x'.repeat(22)
    expect(codeOf(await ask('dropFile', { applicationId, fileKey }, 'o-head'))).toBe('NOT_AT_THIS_POINT')
    given(await withdraw(applicationId))
  })
})

describe('what the centre grants (§7)', () => {
  it('needs a day that can be, and a number and place for a new window only', async () => {
    const applicationId = await underReview(opening)
    const approve = async (more: object) =>
      codeOf(await ask('approveApplication', { applicationId, ...granted, ...more }, 'o-admin'))
    const spot = { no: 9, place: '一层西侧', placeEn: 'West' }
    expect((await view(applicationId, 'o-admin')).suggestion).toMatchObject({
      no: 6,
      lines: [{ lineId: 'A' }, { lineId: 'B' }],
    })
    expect(await approve({ effectiveOn: '2026-11-23', opening: spot })).toBe('DATE_NOT_POSSIBLE')
    expect(await approve({})).toBe('OPENING_INCOMPLETE')
    expect(
      await ask('approveApplication', { applicationId, ...granted, opening: { ...spot, no: 5 } }, 'o-admin'),
    ).toMatchObject({
      error: { code: 'WINDOW_NO_TAKEN', facts: { free: 6 } },
    })
    expect(await approve({ opening: { ...spot, lineId: 'C' } })).toBe('LINE_UNKNOWN')
    const letters = 'D E F G H J K L M N P R S T U V W X Y Z'.split(' ').map((_id) => ({
      _id,
      name: '满',
      nameEn: 'Full',
      unitId: 'cw',
      windowIds: ['w5'],
      services: ['CW-001'],
      state: 'closed' as const,
      guests: true,
      dailyCap: 1,
      defaultMinutes: 1,
      ...stamps,
    }))
    await put(cloud, Lines, ...letters)
    expect(await approve({ opening: spot })).toBe('NO_LETTER_LEFT')
    for (const { _id } of letters) {
      const removal = { collectionName: 'lines', query: JSON.stringify({ _id }), multi: false }
      await cloud.database.act('database.removeDocument', removal, { kind: 'admin' })
    }
    given(await withdraw(applicationId))
  })

  it('gives one number once, to whoever is decided first', async () => {
    const one = await underReview(opening)
    const two = await underReview({ ...opening, services: ['JW-005', 'JW-004'] })
    const spot = { opening: { no: 7, place: '一层西侧', placeEn: 'West' } }
    const answers = await Promise.all(
      [one, two].map((applicationId) =>
        ask('approveApplication', { applicationId, ...granted, ...spot }, 'o-admin'),
      ),
    )
    expect(answers.map(codeOf).sort()).toEqual(['WINDOW_NO_TAKEN', 'ok'])
    for (const applicationId of [one, two]) given(await withdraw(applicationId))
  })
})
