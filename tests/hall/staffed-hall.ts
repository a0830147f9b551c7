import { visitorOf } from '../../cloudfunctions/_kernel/account'
import type { Day } from '../../cloudfunctions/_kernel/time'
import type { Posting } from '../../cloudfunctions/people/posting/posting'
import { accountGrants } from '../../cloudfunctions/people/posting/posting'
import type { RoleGrant } from '../../cloudfunctions/people/grant/role-grant'
import { stamps, windowDocuments } from '../../local/seed/hall'
import { insertDocuments } from '../../local/seed/insert'
import { Random } from '../../local/seed/random'
import { makeRoster, type SeedPerson } from '../../local/seed/roster'
import { sheets } from '../doors/guidance/sheets'
import type { Hall } from './open-hall'

const takenAt = (windowId: string): string[] =>
  sheets.filter(({ windows }) => windows.includes(windowId)).map(({ code }) => code)

/** Somebody of a unit who has bound but has no post yet, and no course behind them. */
export interface Newcomer {
  readonly openid: string
  readonly no: string
  readonly name: string
  readonly unitId: string
}

const memberOf = ({ openid, no, name, unitId }: Newcomer): SeedPerson => ({
  _id: `p-${openid.slice(2)}`,
  no,
  name,
  kind: 'teacher',
  audience: '教职工',
  unitId,
  openid,
  remark: '',
})

/** The demo's two hundred people into a hall: A and B at every window, a head a unit, the centre's own, all bound. */
export const staff = async (hall: Hall, newcomers: readonly Newcomer[], today: Day): Promise<void> => {
  const roster = makeRoster(new Random(20261123), takenAt)
  const people = [...roster.people, ...newcomers.map(memberOf)]
  const put = (collection: string, documents: readonly object[]) =>
    insertDocuments(hall.cloud, collection, documents)
  await put(
    'persons',
    people.map(({ openid: _openid, remark: _remark, ...person }) => ({ ...person, ...stamps })),
  )
  await put('postings', roster.postings)
  await put('grants', roster.roleGrants)
  await put('courses', roster.courses)
  await put('courseRecords', roster.courseRecords)
  const windows = windowDocuments.map(({ _id, unitId }) => ({ _id, unitId }))
  const isTheirs = (id: string) => (one: object) => (one as { personId: string }).personId === id
  await put(
    'accounts',
    people.flatMap(({ _id, openid, name, audience, unitId }) => {
      if (openid === undefined) return []
      const postings = roster.postings.filter(isTheirs(_id)) as unknown as Posting[]
      const granted = roster.roleGrants.filter(isTheirs(_id)) as unknown as RoleGrant[]
      const grants = accountGrants(postings, granted, windows, today)
      const whose = unitId === undefined ? {} : { unitId }
      return [{ _id: visitorOf(openid), openid, personId: _id, name, audience, ...whose, grants, ...stamps }]
    }),
  )
}
