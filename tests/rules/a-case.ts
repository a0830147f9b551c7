import * as v from 'valibot'
import { Case, type CaseAt, placed } from '../../cloudfunctions/cases/case'
import type { CaseState } from '../../cloudfunctions/cases/case-moves'

const at = new Date('2026-11-23T09:40:00+08:00')

const sheet = {
  code: 'JW-003',
  version: 1,
  hash: 'h',
  name: '学籍证明',
  nameEn: 'Enrolment certificate',
  kind: 'promised',
  promisedDays: 5,
  inVacation: false,
  result: '证明',
  consultPhone: '0000-1',
  complaintPhone: '0000-2',
  coUnits: [],
}

const promise = {
  reason: '需要审批',
  acceptedOn: '2026-11-23',
  days: 5,
  inVacation: false,
  wasDirect: false,
  stops: [],
  dueOn: '2026-11-30',
  isProvisional: false,
}

const byState: Record<CaseState, object> = {
  received: {},
  awaitingMaterials: { passUntil: '2026-12-07', passWarnedOn: '2026-12-02' },
  inProgress: { acceptedAt: at, promise },
  suspended: { acceptedAt: at, promise },
  done: {
    doneAt: at,
    doneOn: '2026-11-23',
    result: '证明',
    delivery: { state: 'waiting', mac: 'm', unclaimedOn: '2026-12-23' },
  },
  refused: {
    refusedAt: at,
    denial: { basis: 'schoolRule', ground: '学分不够', clause: '第八条', appeal: '教务处' },
  },
  withdrawn: { withdrawnAt: at, by: 'holder' },
}

/** A case in a state, as the database would hold it. */
export const aCase = <S extends CaseState>(state: S, more: object = {}): CaseAt<S> =>
  v.parse(
    Case,
    placed({
      _id: 'k-1',
      no: 'ABCD2345',
      sheet,
      windowId: 'W1',
      windowNo: 1,
      unitId: 'u-jw',
      kind: 'promised',
      holder: 'p-li',
      slip: 's',
      applicant: { name: '李小雨' },
      salt: 'salt',
      papers: [],
      round: 1,
      notices: [],
      parts: [],
      handledBy: [],
      happened: [],
      told: [],
      live: true,
      unitsAtWork: [],
      dueKey: '',
      openedKey: '',
      createdAt: at,
      updatedAt: at,
      v: 1,
      state,
      ...byState[state],
      ...more,
    } as unknown as Case),
  ) as CaseAt<S>

export const aPromise = (more: object = {}) => ({ ...promise, ...more })
