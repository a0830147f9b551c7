import type { Context } from '../../_kernel/context'
import { find, is } from '../../_kernel/store'
import type { PostHolder } from '../../_shared/post-holder'
import { nextCourseOn, passedOf, plannedCourses, servicesByWindow } from '../../_shared/training'
import { Commitments } from '../collections'
import { claimsOf, type Commitment, commitmentId, yearsOf } from '../commitment'
import type { Piece } from './piece'
import { windowsById } from '../person-day'
import { type ClaimedPiece, type Objection, objectionTo } from './standing-in'

const MOST = 1000

/** What people's hours are promised to in the years of these pieces. */
export const commitmentsOf = (
  personIds: readonly string[],
  pieces: readonly Piece[],
): Promise<Commitment[]> => {
  const ids = personIds.flatMap((personId) => yearsOf(pieces).map((year) => commitmentId(personId, year)))
  return find(Commitments, { _id: is.in(ids) }, { limit: MOST })
}

/** What somebody's claims come to day by day, those of one leave left out. */
export const claimedPieces = (
  known: readonly Commitment[],
  personId: string,
  except?: string,
): ClaimedPiece[] =>
  claimsOf(known, personId)
    .filter(({ sourceId }) => sourceId !== except)
    .flatMap(({ kind, pieces }) => pieces.map((piece) => ({ kind, ...piece })))

/** What speaks against somebody's standing in at a window for these hours (§10 §13 §23). */
export const objectionsTo = async (
  personIds: readonly string[],
  windowId: string,
  pieces: readonly Piece[],
  facts: {
    readonly known: readonly Commitment[]
    readonly holders: readonly PostHolder[]
    readonly except?: string
  },
  { day }: Pick<Context, 'day'>,
): Promise<(personId: string) => Objection | undefined> => {
  const first = pieces[0]?.day ?? day
  const [passed, services, planned, windows] = await Promise.all([
    passedOf(personIds, first),
    servicesByWindow(),
    plannedCourses(day),
    windowsById(),
  ])
  const needed = services.get(windowId) ?? []
  return (personId) => {
    const has = passed(personId)
    const lacks = needed.filter((code) => !has.services.has(code))
    const nextOn = nextCourseOn({ induction: !has.induction, services: lacks }, planned, day)
    const own = facts.holders.find((one) => one.personId === personId && one.kind === 'primary')
    const isOpen = own !== undefined && own.windowId !== windowId && windows.has(own.windowId)
    return objectionTo(
      {
        claims: claimedPieces(facts.known, personId, facts.except),
        ...(isOpen ? { ownWindowId: own.windowId } : {}),
        lacks: has.induction ? lacks : needed.length > 0 ? needed : ['induction'],
        ...(nextOn === undefined ? {} : { nextCourseOn: nextOn }),
      },
      pieces,
    )
  }
}
