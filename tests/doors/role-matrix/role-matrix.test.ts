import { type Role, roles } from '../../../cloudfunctions/_kernel/role'
import { closingItems } from '../../../cloudfunctions/_shared/closing-items'
import { visitorNo } from '../../hall/documents'
import { type Hall, openHall } from '../../hall/open-hall'
import { digestOf } from '../digest'
import {
  arrangeThings,
  askedLeave,
  jointCase,
  monthPerson,
  ofCentre,
  ofOther,
  ofOwn,
  placed,
  thingsOfUnit,
} from './things'
import {
  arrange,
  callerFor,
  clerk,
  codeOf,
  forgetAllowances,
  inputFor,
  post,
  rolesOf,
  type Row,
  rows,
  send,
  type Things,
  titleOf,
} from '../rows'
import { fieldsOf } from '../sample'

// Some three thousand calls through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(180_000)

let hall: Hall
let things: Things
beforeAll(async () => {
  hall = await openHall()
  things = await arrange(hall)
  await arrangeThings(hall, roles)
})
afterAll(() => hall.close())

/** How a row takes somebody: it lets them in (whatever it then says of the thing), or one of these refusals. */
type Taken = 'in' | 'NOT_SIGNED_IN' | 'NOT_BOUND' | 'NOT_ALLOWED' | 'notTheirs'

/** What says that a thing is somebody else's, by the endpoints that say so in words of their own. */
const notTheirs = [
  'NOT_YOURS',
  'NOT_AT_YOUR_WINDOW',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'FOLLOW_UP_UNKNOWN',
  'OPINION_UNKNOWN',
  'NOT_ENTRUSTED',
]

const named = (row: Row): string[] => fieldsOf(row.endpoint.input).map(([name]) => name)

/** Fields that name a thing which belongs to a window, a unit or a person. */
const ofSomebody = ['caseId', 'ticketId', 'sessionId', 'visitId', ...Object.keys(thingsOfUnit)]
/** Fields of guidance's and windows' rows that name a place instead of a scope. */
const places = ['unitId', 'windowId', 'fromWindowId']

/**
 * Rows for roles of one unit or window that ask for no scope and name no thing: each shows the caller's own, or what
 * is nobody's in particular. A new one has to say here why it needs none.
 */
const withoutThing: Readonly<Record<string, string>> = {
  'assets.askThing': 'the caller’s own request; what it is about stands within `wish`',
  'assets.makeLabels': 'names its things in a list',
  'assets.myThings': 'what the caller keeps and asked for',
  'assets.supplies': 'which supplies there are is for all staff',
  'centre.acknowledgeStandard': 'the caller’s own word',
  'centre.standardDesk': 'the people of the caller’s own units',
  'guidance.coverageList': 'the list of the caller’s own units',
  'windows.opinionDesk': 'the opinions on the caller’s own units',
  'attendance.askCorrection': 'the caller’s own clock',
  'attendance.askLeave': 'the caller’s own leave',
  'attendance.correctable': 'the caller’s own clock',
  'attendance.askAbsence': 'the caller’s own absence',
  'attendance.myDay': 'the caller’s own day',
  'attendance.myLeaves': 'the caller’s own leaves',
  'attendance.months': 'what was published to everybody, and the caller’s own',
  'attendance.myMeetings': 'meetings that the caller is expected at',
  'attendance.tryLeave': 'the caller’s own leave',
  'guidance.beginUpload': 'a place to put a file, for a sheet or an import',
  'guidance.unitSheets': 'the sheets of the caller’s own units',
  'people.courses': 'courses are for everybody',
  'people.discardCodes': 'the sheet that the caller has the key of',
  'people.makeCodes': 'names its unit within `for`',
  'queue.myWindows': 'the windows of the caller',
  'security.closings': 'the evenings of the caller’s own windows',
  'security.confirmSeals': 'what the caller keeps',
  'security.incidents': 'what happened at the caller’s own windows',
  'security.mySeals': 'what the caller and their windows keep',
  'security.sealForm': 'the windows of the caller',
  'security.seals': 'the register of the caller’s own units',
  'windows.hallWindows': 'which windows there are stands on the wall',
  'windows.headedUnits': 'the units of the caller',
}
/** Rows for any member that are about nothing but the caller's own, or that everybody reads, and so ask for no thing. */
const ownAlone = [
  'todos',
  'todoCount',
  'assessment.myMonth',
  'objectToResult',
  'rules',
  'myIncidents',
  'reportIncident',
  'reportAnonymously',
  'fileByName',
  'myComplaints',
  'myHearings',
]
/** Rows that name a thing which every unit may read, as what was published. */
const readByAll = [
  'attendance.publishedMonth',
  'guidance.sheetVersions',
  'guidance.compareSheets',
  // Whoever stands at a thing scans it, and says that it is broken or where it should not be (§28 §29).
  'assets.item',
  'assets.reportFault',
  'assets.sawItem',
]

const namesThing = (row: Row): boolean =>
  row.name === 'makeCodes' ||
  (named(row).some((name) => ofSomebody.includes(name) || places.includes(name)) &&
    !readByAll.includes(titleOf(row)))

/** The desk at which somebody handles complaints. */
const deskOf = (openid = ''): string =>
  openid.includes('unitHead') ? 'unit' : (/steeringOffice|discipline/.exec(openid)?.[0] ?? 'centre')

/** What this somebody wants of it: the step that is theirs, where unit and centre have different ones. */
const stepOf = (row: Row, openid: string | undefined): Record<string, unknown> => {
  const isCentre = [
    ofOwn('centreStaff'),
    ofOwn('centreAdmin'),
    ofOther('centreStaff'),
    ofOther('centreAdmin'),
  ]
  if (row.name === 'moveSheet' && isCentre.includes(openid ?? '')) return { move: 'approve' }
  if (row.name === 'withdrawApplication' && isCentre.includes(openid ?? '')) return ofCentre
  if (row.name === 'answerAdjustment') return ofCentre
  if (['acceptLeave', 'declineLeave'].includes(row.name)) return { leaveId: askedLeave }
  if (named(row).includes('month') && named(row).includes('personId')) return { personId: monthPerson }
  if (['closeUp', 'closeHall'].includes(row.name)) return { items: closingItems }
  if (row.name === 'complaints') return { desk: deskOf(openid) }
  if (row.name === 'makeCodes') return { for: { kind: 'unit', ofUnit: 'jw' } }
  return ['finishPart', 'refusePart'].includes(row.name) ? { caseId: jointCase } : {}
}

const wished = (row: Row, openid?: string): Record<string, unknown> => {
  const own = Object.entries(thingsOfUnit).filter(
    ([name]) => named(row).includes(name) && (name !== 'code' || row.context === 'guidance'),
  )
  // The public reads sheets by code too, and those are published ones.
  const isPublic = row.endpoint.who === 'anyone'
  return { ...inputFor(row, things), ...(isPublic ? {} : Object.fromEntries(own)), ...stepOf(row, openid) }
}

/** How somebody in a role at window 1 and its unit, or at another one, is taken. */
const expectedFor = (row: Row, role: Role, isOwn: boolean): Taken => {
  const needed = rolesOf(row)
  if (row.endpoint.who === 'anyone') return 'in'
  if (row.endpoint.who === 'holder') return staffReads(row, role, isOwn) ? 'in' : 'notTheirs'
  if (row.endpoint.who === 'member') {
    if (ownAlone.some((name) => name === row.name || name === titleOf(row))) return 'in'
    return mayReadHandover(row, role, isOwn) ||
      mayReadLeave(row, role, isOwn) ||
      mayReadLoss(row, role, isOwn)
      ? 'in'
      : 'notTheirs'
  }
  if (!needed.includes(role)) return 'NOT_ALLOWED'
  if (!placed.includes(role) || isOwn) return 'in'
  if (row.endpoint.scope !== undefined) return 'NOT_ALLOWED'
  return namesThing(row) ? 'notTheirs' : 'in'
}

/** Who handles a case sees its papers, though the row is the holder's. */
const staffReads = (row: Row, role: Role, isOwn: boolean): boolean =>
  row.name === 'paperLink' && role === 'windowStaff' && isOwn
/** A handover is its unit's and the centre's business; only who goes or comes writes in it. */
const mayReadHandover = (row: Row, role: Role, isOwn: boolean): boolean =>
  row.name === 'handover' &&
  ((role === 'unitHead' && isOwn) || ['centreAdmin', 'centreStaff', 'steeringOffice'].includes(role))

/** A leave is its holder's, its unit's lead's and the centre's business. */
const mayReadLeave = (row: Row, role: Role, isOwn: boolean): boolean =>
  ['leave', 'leaveFile', 'correctionFile', 'meetingFile'].includes(row.name) &&
  ((['windowStaff', ...(row.name === 'correctionFile' ? [] : ['unitHead'])].includes(role) && isOwn) ||
    ['centreAdmin', 'centreStaff'].includes(role))

/** A loss is the business of whoever has a part in it, of its steward and of the centre (§28). */
const mayReadLoss = (row: Row, role: Role, isOwn: boolean): boolean =>
  row.name === 'loss' && ((role === 'unitHead' && isOwn) || ['centreAdmin', 'centreStaff'].includes(role))

const strange = ['NOT_SIGNED_IN', 'NOT_BOUND', 'NOT_ALLOWED', 'NOT_YOURS', 'NOT_AT_YOUR_WINDOW']
const takenAs = (code: string, expected: Taken): string => {
  if (expected === 'notTheirs') return notTheirs.includes(code) ? 'notTheirs' : code
  if (expected === 'in') return strange.includes(code) ? code : 'in'
  return code
}

/** A number and a session are those of the clerk who called and opened, not of the window's other one. */
const ownOf = (row: Row, role: Role): string =>
  role === 'windowStaff' && named(row).some((name) => ['sessionId', 'ticketId'].includes(name))
    ? clerk
    : ofOwn(role)

/** Everybody there is, with how each row takes them. */
const everybody = (row: Row): (readonly [openid: string | undefined, expected: Taken])[] => {
  const { who } = row.endpoint
  const guest: Taken = who === 'anyone' ? 'in' : who === 'holder' ? 'notTheirs' : 'NOT_BOUND'
  const member: Taken =
    who === 'anyone' || ownAlone.some((name) => name === row.name || name === titleOf(row))
      ? 'in'
      : who === 'holder' || who === 'member'
        ? 'notTheirs'
        : 'NOT_ALLOWED'
  return [
    [undefined, 'NOT_SIGNED_IN'],
    ['matrix-guest', guest],
    ['member', member],
    ...roles.flatMap((role) => [
      [ownOf(row, role), expectedFor(row, role, true)] as const,
      [ofOther(role), expectedFor(row, role, false)] as const,
    ]),
  ]
}

const table = rows.map((row): [string, Row] => [titleOf(row), row])

describe('every endpoint, everybody in every role, their own thing and another’s', () => {
  test.each(table)('%s refuses whom it has to, and nothing is written', async (_title, row) => {
    const refused = everybody(row).filter(([, expected]) => expected !== 'in')
    await forgetAllowances(hall)
    const before = await digestOf(hall.cloud)
    for (const [openid, expected] of refused) {
      const reply = await send(hall, row, wished(row, openid), openid)
      expect([openid, codeOf(reply), takenAs(codeOf(reply), expected)]).toEqual([
        openid,
        codeOf(reply),
        expected,
      ])
    }
    // A command whose answers are kept counts against the sender's allowance before whose thing it is is known.
    const after = await digestOf(hall.cloud)
    expect({ ...after, allowances: '' }).toEqual({ ...before, allowances: '' })
  })

  test.each(table)('%s takes everybody else', async (_title, row) => {
    const taken = everybody(row).filter(([, expected]) => expected === 'in')
    for (const [openid] of taken) {
      const reply = await send(hall, row, wished(row, openid), openid)
      expect([openid, takenAs(codeOf(reply), 'in') === 'in' ? 'in' : codeOf(reply)]).toEqual([openid, 'in'])
    }
  })

  test('rows for roles with a place ask for a scope, name a thing, or say here why not', () => {
    const open = rows.filter(
      (row) =>
        rolesOf(row).some((role) => placed.includes(role)) &&
        row.endpoint.scope === undefined &&
        !named(row).some((name) => ofSomebody.includes(name) || places.includes(name)),
    )
    expect(open.map(titleOf).sort()).toEqual(Object.keys(withoutThing).sort())
  })

  test('a file that somebody else put there is unknown, whatever it is for', async () => {
    const taking = rows.filter((row) => named(row).includes('uploadId'))
    expect(taking.map(titleOf).sort()).toEqual([
      'cases.addPaper',
      'cases.sendPaper',
      'guidance.attachTemplate',
      'guidance.checkImport',
      'people.importRoster',
      'security.addEvidence',
      'security.closeHall',
      'security.closeUp',
      'windows.attachFile',
    ])
    // The matrix has just asked for more than anybody may within minutes.
    hall.cloud.setClock(new Date(hall.cloud.now().getTime() + 3_600_000))
    for (const row of taking) {
      const begun = await post(
        hall,
        'cases',
        { do: 'beginUpload', input: {}, opId: `matrix-upload-${row.name}` },
        visitorNo(9),
      )
      const { uploadId } = begun.value as { uploadId: string }
      const role = rolesOf(row)[0]
      const caller = role === undefined ? callerFor(row) : ofOwn(role)
      const input = { ...wished(row), uploadId }
      const codes = [codeOf(await send(hall, row, input, caller))]
      expect([titleOf(row), codes]).toEqual([
        titleOf(row),
        [expect.stringMatching(/^(FILE_UNKNOWN|MOVE_NOT_POSSIBLE|PAPER_UNKNOWN|NOT_AT_THIS_POINT)$/)],
      ])
    }
  })
})
