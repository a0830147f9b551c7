import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Grant, Role } from '../../../cloudfunctions/_kernel/role'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import {
  Corrections,
  Leaves,
  MonthAnswers,
  MonthRows,
  Months,
} from '../../../cloudfunctions/attendance/collections'
import { Cases, FollowUps } from '../../../cloudfunctions/cases/collections'
import { ComplaintParts } from '../../../cloudfunctions/complaints/collections'
import { Leaflets, SheetDrafts } from '../../../cloudfunctions/guidance/collections'
import { emptyContent } from '../../../cloudfunctions/guidance/sheet/draft-content'
import { Handovers, Nominations, Postings } from '../../../cloudfunctions/people/collections'
import { Closings, Incidents, Seals } from '../../../cloudfunctions/security/collections'
import { Applications, Opinions } from '../../../cloudfunctions/windows/collections'
import { insertDocuments } from '../../../local/seed/insert'
import { account } from '../../hall/documents'
import type { Hall } from '../../hall/open-hall'
import { aCase, aPromise } from '../../rules/a-case'
import { aMonth, aPersonRow, anAnswer } from '../../rules/a-month'
import { aPart } from '../complaints/a-part'
import { put, stamps } from '../centre'
import { arrangeAssets } from './assets'

const since = '2026-01-01' as Grant['from']

/** Somebody in a role for window 1 or its unit; for the whole centre where a role has no place. */
export const ofOwn = (role: Role): string => `own-${role}`
/** The same role for another unit and its window. */
export const ofOther = (role: Role): string => `other-${role}`

/** Roles that are for one unit or one window. */
export const placed: readonly Role[] = ['windowStaff', 'backOffice', 'unitHead']

const grantsAt = (role: Role, unitId: string, windowId: string): Grant[] => {
  if (role === 'windowStaff') return [{ role, windowId, from: since }]
  if (role === 'unitHead')
    return [
      { role, unitId, from: since },
      { role, unitId, windowId, from: since },
    ]
  return placed.includes(role) ? [{ role, unitId, from: since }] : [{ role, from: since }]
}

/** Things of unit `jw` and its window 1 that inputs name, by the field that names them. */
export const thingsOfUnit = {
  applicationId: 'matrix-application',
  leafletId: 'matrix-leaflet',
  handoverId: 'matrix-handover',
  followUpId: 'matrix-follow-up',
  nominationId: 'matrix-nomination',
  leaveId: 'matrix-leave',
  correctionId: 'matrix-correction',
  month: '2026-10',
  itemId: 'MTRX2345',
  faultId: 'matrix-fault',
  lossId: 'matrix-loss',
  misplacementId: 'matrix-misplacement',
  requestId: 'matrix-request',
  stocktakeId: 'matrix-stocktake',
  sealId: 'matrix-seal',
  closingId: '2026-11-20:w1',
  incidentId: 'matrix-incident',
  opinionId: 'matrix-opinion',
  partId: 'matrix-part',
  code: 'JW-900',
} as const

/** What the centre opened itself: only it may take that back. */
export const ofCentre = { applicationId: 'matrix-adjustment' } as const
/** A leave that asks the clerk of window 1 to stand in at window 2. */
export const askedLeave = 'matrix-asked'
/** The clerk of window 1, whose month it is. */
export const monthPerson = `person-${ofOwn('windowStaff')}`
/** A joint matter that window 9 leads and unit `jw` has a part of. */
export const jointCase = 'matrix-joint'

/** Puts one of each thing into the hall, another unit's window, and somebody in every role here and there. */
export const arrangeThings = async ({ cloud }: Hall, roles: readonly Role[]): Promise<void> => {
  await put(cloud, ServiceWindows, {
    _id: 'w9',
    no: 9,
    unitId: 'cw',
    state: 'open',
    place: '二层',
    placeEn: 'First floor',
    ...stamps,
  })
  await insertDocuments(
    cloud,
    'accounts',
    roles.flatMap((role) => [
      account(ofOwn(role), '王晓岚', '教职工', grantsAt(role, 'jw', 'w1')),
      account(ofOther(role), '李建', '教职工', grantsAt(role, 'cw', 'w9')),
    ]),
  )
  await put(cloud, Applications, {
    _id: thingsOfUnit.applicationId,
    unitId: 'jw',
    origin: 'unit',
    form: { kind: 'close', windowId: 'w1', reason: '合并', wishedOn: '2026-12-31' as never },
    files: [],
    writtenBy: 'p',
    holds: thingsOfUnit.applicationId,
    holdsNo: thingsOfUnit.applicationId,
    turn: 'centre',
    isListed: true,
    key: `${stamps.createdAt.toISOString()}:matrix`,
    state: 'submitted',
    signedBy: 'p-head',
    signedAt: stamps.createdAt,
    ...stamps,
  } as never)
  await put(cloud, Applications, {
    _id: ofCentre.applicationId,
    unitId: 'jw',
    origin: 'centre',
    form: { kind: 'close', windowId: 'w2', reason: '合并', wishedOn: '2026-12-31' as never },
    files: [],
    writtenBy: 'p-admin',
    holds: ofCentre.applicationId,
    holdsNo: ofCentre.applicationId,
    turn: 'unit',
    isListed: true,
    key: `${stamps.createdAt.toISOString()}:matrix-2`,
    state: 'hearing',
    hearUntil: '2026-12-01',
    signedBy: 'p-admin',
    signedAt: stamps.createdAt,
    ...stamps,
  } as never)
  const leave = {
    unitId: 'jw',
    type: 'personal' as const,
    reason: '家里有事',
    pieces: [{ day: '2026-12-01' as never, spans: [{ from: 480, to: 720 }] }],
    firstDay: '2026-12-01' as never,
    lastDay: '2026-12-01' as never,
    halfDays: 1,
    isLate: false,
    files: [],
    isUncovered: false,
    steps: [],
    ...stamps,
  }
  const clerk = `person-${ofOwn('windowStaff')}`
  await put(
    cloud,
    Leaves,
    {
      ...leave,
      _id: thingsOfUnit.leaveId,
      personId: clerk,
      windowId: 'w1',
      alternateId: 'p-b',
      state: 'awaitingLead',
    },
    {
      ...leave,
      _id: askedLeave,
      personId: 'p-a',
      windowId: 'w2',
      alternateId: clerk,
      state: 'awaitingAlternate',
    },
  )
  await put(cloud, Corrections, {
    _id: thingsOfUnit.correctionId,
    personId: clerk,
    windowId: 'w1',
    day: '2026-11-20',
    direction: 'out',
    minute: 720,
    reason: '手机没电',
    evidence: '3 号窗口作证',
    files: [],
    state: 'asked',
    holds: thingsOfUnit.correctionId,
    ...stamps,
  })
  await put(cloud, Months, aMonth(thingsOfUnit.month))
  await put(cloud, MonthRows, aPersonRow(thingsOfUnit.month, clerk, { unitId: 'jw' }))
  await put(cloud, MonthAnswers, anAnswer(thingsOfUnit.month, clerk))
  await arrangeAssets(cloud)
  await put(cloud, Seals, {
    _id: thingsOfUnit.sealId,
    name: '业务专用章',
    kind: 'seal',
    windowId: 'w1',
    unitId: 'jw',
    keeperId: clerk,
    isConfidential: false,
    state: 'in',
    ...stamps,
  })
  await put(cloud, Closings, {
    _id: thingsOfUnit.closingId,
    day: '2026-11-20',
    place: 'w1',
    unitId: 'jw',
    missed: { at: stamps.createdAt },
    ...stamps,
  })
  await put(cloud, Incidents, {
    _id: thingsOfUnit.incidentId,
    what: '门没锁',
    happenedOn: '2026-11-20',
    reportedOn: '2026-11-20',
    windowId: 'w1',
    unitId: 'jw',
    investigatorIds: [`person-${ofOwn('centreStaff')}`],
    evidence: [],
    rulings: 0,
    counted: [],
    reopened: [],
    state: 'investigating',
    ...stamps,
  })
  await put(cloud, Opinions, {
    _id: thingsOfUnit.opinionId,
    windowId: 'w1',
    unitId: 'jw',
    about: 'hours',
    words: '中午也开',
    wordsState: 'passed',
    week: '2026-11-16',
    listed: '2026-11-23:matrix',
    waits: true,
    receipt: 'hash',
    ...stamps,
  })
  await put(
    cloud,
    ComplaintParts,
    aPart({ _id: thingsOfUnit.partId, desk: 'unit', deskUnitId: 'jw', unitId: 'jw', ...stamps }),
  )
  await put(cloud, Leaflets, {
    _id: thingsOfUnit.leafletId,
    windowId: 'w1',
    code: 'JW-001',
    title: '指南',
    place: '台面',
    copies: 3,
    printedFrom: 1,
    checkedOn: '2026-11-01',
    ...stamps,
  })
  await put(cloud, Postings, {
    _id: 'matrix-posting',
    personId: 'p-out',
    windowId: 'w1',
    unitId: 'jw',
    kind: 'primary',
    from: '2026-01-01',
    seat: 'w1:primary',
    slot: 'p-out:A',
    pair: 'w1:p-out',
    state: 'current',
    ...stamps,
  })
  const part = { n: 1, unitId: 'jw', unitName: '教务处', unitNameEn: 'Academic Affairs', days: 3, redone: 0 }
  await put(
    cloud,
    Cases,
    aCase('inProgress', {
      _id: jointCase,
      windowId: 'w9',
      unitId: 'cw',
      kind: 'joint',
      promise: aPromise(),
      order: 'parallel',
      parts: [{ ...part, state: 'inProgress', startedOn: '2026-11-23', dueOn: '2026-11-26' }],
    }) as never,
  )
  await put(cloud, Handovers, {
    _id: thingsOfUnit.handoverId,
    unitId: 'jw',
    windowId: 'w1',
    kind: 'primary',
    outgoingId: 'matrix-posting',
    outgoingPersonId: 'p-out',
    incomingPersonId: 'p-in',
    nominationId: 'n',
    startOn: '2026-12-01',
    items: [],
    isListed: false,
    state: 'open',
    ...stamps,
  })
  await put(cloud, Nominations, {
    _id: thingsOfUnit.nominationId,
    unitId: 'jw',
    kind: 'primary',
    windowId: 'w1',
    personId: 'p-in',
    startOn: '2026-12-01',
    declaration: { attitude: true, discipline: true, business: true, backbone: true },
    state: 'returned',
    remarks: [],
    proposedBy: 'p-head',
    holds: 'w1:primary',
    ...stamps,
  })
  await put(cloud, FollowUps, {
    _id: thingsOfUnit.followUpId,
    ratingId: 'no-rating',
    visitor: visitorOf('somebody'),
    windowId: 'w1',
    windowNo: 1,
    unitId: 'jw',
    level: 2,
    state: 'atUnit',
    openedOn: '2026-11-20',
    verifyBy: '2026-11-23',
    answerBy: '2026-11-27',
    settleBy: '2026-12-11',
    talk: [],
    finding: '态度',
    live: true,
    dueKey: '2026-11-27:matrix',
    ...stamps,
  })
  await put(cloud, SheetDrafts, {
    _id: thingsOfUnit.code,
    unitId: 'jw',
    state: 'draft',
    content: emptyContent,
    remarks: [],
    version: 0,
    entrustedBy: [],
    since: stamps.createdAt,
    ...stamps,
  })
}
