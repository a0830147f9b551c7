import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { movesOf } from '../../_kernel/moves'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { isToClose } from '../../_shared/service-window'
import {
  nextCourseOn,
  type Passed,
  passedOf,
  type PlannedCourse,
  plannedCourses,
  servicesByWindow,
} from '../../_shared/training'
import { Handovers, Nominations, Postings, ReplacementOrders, RoleGrants } from '../collections'
import type { contract } from '../contract'
import { directory } from '../directory'
import { type Nomination, nominationMoves } from '../nomination/nomination'
import { orderView } from './order-replacement'
import { maskedNo, type Person } from '../person'
import { isEarly, lacking, tenureServedOn } from './post'
import { postKinds, type Posting } from './posting'
import { byFirstDay, isOver, type RoleGrant } from '../grant/role-grant'
import { peopleById } from './seats'

type UnitPosts = (typeof contract)['unitPosts']
type List = (typeof contract)['nominations']
type NominationView = OutputOf<List>['nominations'][number]
type Seat = OutputOf<UnitPosts>['windows'][number]['seats'][number]

const MOST = 200

interface Around {
  readonly people: ReadonlyMap<string, Person>
  readonly passed: (id: string) => Passed
  readonly services: ReadonlyMap<string, string[]>
  readonly planned: readonly PlannedCourse[]
  /** Postings of the windows concerned. */
  readonly postings: readonly Posting[]
  readonly part: 'unit' | 'centre' | 'reader'
}

/** What is needed to show nominations, read once for all of them. */
const around = async (
  personIds: readonly string[],
  postings: readonly Posting[],
  part: Around['part'],
  day: Day,
): Promise<Around> => {
  const [people, passed, services, planned] = await Promise.all([
    peopleById(personIds),
    passedOf(personIds, day),
    servicesByWindow(),
    plannedCourses(day),
  ])
  return { people, passed, services, planned, postings, part }
}

const nominationView = async (
  nomination: Nomination,
  known: Around,
  { language, day }: Context,
): Promise<NominationView> => {
  const { windowById, unitById } = await directory()
  const { kind, windowId, personId, startOn } = nomination
  const person = known.people.get(personId)
  const unit = unitById.get(nomination.unitId)
  const at = windowId === undefined ? undefined : windowById.get(windowId)
  const incumbent = known.postings.find(
    (one) => one.windowId === windowId && one.kind === kind && one.state === 'current',
  )
  const early =
    incumbent?.state === 'current' && incumbent.relievedOn === undefined && isEarly(incumbent.from, startOn)
      ? { earlyUntil: tenureServedOn(incumbent.from) }
      : {}
  const lacks =
    kind === 'backOffice'
      ? { induction: false, services: [] }
      : lacking(kind, known.passed(personId), known.services.get(windowId ?? '') ?? [])
  const nextOn = nextCourseOn(lacks, known.planned, day)
  const remark = nomination.remarks[0]
  return {
    nominationId: nomination._id,
    unitId: nomination.unitId,
    unitName: (language === 'en' ? unit?.nameEn : unit?.name) ?? '',
    kind,
    ...(at === undefined ? {} : { windowNo: at.no }),
    name: person?.name ?? '',
    maskedNo: person === undefined ? '' : maskedNo(person.no),
    startOn,
    state: nomination.state,
    ...early,
    ...(nomination.reason === undefined ? {} : { reason: nomination.reason }),
    ...(remark === undefined ? {} : { remark: remark.words }),
    lacks: {
      induction: lacks.induction,
      services: [...lacks.services],
      ...(nextOn === undefined ? {} : { nextOn }),
    },
    moves:
      known.part === 'reader'
        ? []
        : movesOf(nominationMoves, nomination.state, [known.part]).filter(
            (move) => at === undefined || !isToClose(at) || (move !== 'confirm' && move !== 'revise'),
          ),
  }
}

const granted = (grant: RoleGrant | undefined, people: ReadonlyMap<string, Person>, day: Day) =>
  grant === undefined
    ? undefined
    : {
        grantId: grant._id,
        name: people.get(grant.personId)?.name ?? '',
        from: grant.from,
        ...(grant.to === undefined ? {} : { to: grant.to }),
        isComing: grant.from > day,
      }

/** 单位的岗位 */
export const unitPosts = async (
  { unitId }: InputOf<UnitPosts>,
  context: Context,
): Promise<OutputOf<UnitPosts> | Refusal<KernelCode>> => {
  const { language, now, day } = context
  const { windows, unitById } = await directory()
  const unit = unitById.get(unitId)
  if (unit === undefined) return refuseAny('NOT_FOUND', { what: 'unit' })
  const [postings, nominations, handovers, orders, grants, isUnit, isCentre] = await Promise.all([
    find(Postings, { unitId, state: is.in(['coming', 'current']) }, { limit: MOST }),
    find(Nominations, { unitId, state: is.in(['proposed', 'returned']) }, { limit: MOST }),
    find(Handovers, { unitId, state: is.in(['open', 'signed']) }, { limit: MOST }),
    find(ReplacementOrders, { unitId, state: is.in(['open', 'overdue', 'named']) }, { limit: MOST }),
    find(RoleGrants, { unitId, role: is.in(['unitHead', 'backOffice']) }, { limit: MOST }),
    actingAs(context, ['unitHead'], { unitId }),
    actingAs(context, ['centreAdmin']),
  ])
  const part = isUnit !== undefined ? 'unit' : isCentre !== undefined ? 'centre' : 'reader'
  const named = [...postings, ...nominations, ...grants].map(({ personId }) => personId)
  const known = await around([...new Set(named)], postings, part, day)
  const views = new Map(
    await Promise.all(
      nominations.map(async (one) => [one.holds, await nominationView(one, known, context)] as const),
    ),
  )
  const nameOf = (personId: string): string => known.people.get(personId)?.name ?? ''
  const seat = (windowId: string, kind: (typeof postKinds)[number]): Seat => {
    const at = postings.filter((one) => one.windowId === windowId && one.kind === kind)
    const holder = at.find((one) => one.state === 'current')
    const coming = at.find((one) => one.state === 'coming')
    const handover = handovers.find(({ _id }) => _id === coming?._id)
    const nomination = views.get(`${windowId}:${kind}`)
    const order = orders.find((one) => one.windowId === windowId && one.kind === kind)
    return {
      kind,
      ...(holder === undefined
        ? {}
        : {
            holder: {
              postingId: holder._id,
              name: nameOf(holder.personId),
              from: holder.from,
              servedOn: tenureServedOn(holder.from),
              ...(holder.relievedOn === undefined ? {} : { relievedOn: holder.relievedOn }),
            },
          }),
      ...(coming === undefined || handover === undefined
        ? {}
        : {
            coming: {
              handoverId: handover._id,
              name: nameOf(coming.personId),
              startOn: handover.startOn,
              state: handover.state,
            },
          }),
      ...(nomination === undefined ? {} : { nomination }),
      ...(order === undefined ? {} : { order: orderView(order) }),
    }
  }
  // One who is to come holds the place already (§9), so they are shown, with their first day.
  const standing = grants.filter((grant) => !isOver(grant, day))
  const heads = standing.filter(({ role }) => role === 'unitHead')
  const [first, second] = heads.filter(({ isDeputy }) => isDeputy !== true).sort(byFirstDay)
  const head = granted(first, known.people, day)
  const nextHead = granted(second, known.people, day)
  const deputy = granted(
    heads.find(({ isDeputy }) => isDeputy === true),
    known.people,
    day,
  )
  const backOffice = granted(
    standing.find(({ role }) => role === 'backOffice'),
    known.people,
    day,
  )
  const backOfficeNomination = views.get(`${unitId}:backOffice`)
  return {
    unitId,
    unitName: language === 'en' ? unit.nameEn : unit.name,
    ...(head === undefined ? {} : { head }),
    ...(nextHead === undefined ? {} : { nextHead }),
    ...(deputy === undefined ? {} : { deputy }),
    ...(backOffice === undefined ? {} : { backOffice }),
    ...(backOfficeNomination === undefined ? {} : { backOfficeNomination }),
    windows: windows
      .filter((one) => one.unitId === unitId && one.state !== 'closed')
      .sort((one, other) => one.no - other.no)
      .map((one) => ({
        windowId: one._id,
        windowNo: one.no,
        place: language === 'en' ? one.placeEn : one.place,
        isLeaving: isToClose(one),
        isClosing: one.state === 'closing',
        seats: postKinds.map((kind) => seat(one._id, kind)),
      })),
    part,
    seenAt: now.toISOString(),
  }
}

const PAGE = 20

/** 待确认的选派: what waits for the centre. */
export const nominations = async (
  input: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = textKey(input.cursor)
  if (isRefusal(last)) return last
  const where = { state: 'proposed', ...(last === undefined ? {} : { _id: is.gt(last) }) }
  const found = await find(Nominations, where, { order: [['_id', 1]], limit: PAGE })
  const windowIds = [...new Set(found.flatMap(({ windowId }) => windowId ?? []))]
  const [postings, isAdmin] = await Promise.all([
    windowIds.length === 0
      ? []
      : find(Postings, { windowId: is.in(windowIds), state: 'current' }, { limit: MOST }),
    actingAs(context, ['centreAdmin']),
  ])
  const part = isAdmin === undefined ? 'reader' : 'centre'
  const known = await around([...new Set(found.map(({ personId }) => personId))], postings, part, context.day)
  return {
    nominations: await Promise.all(found.map((one) => nominationView(one, known, context))),
    ...nextCursor(found, PAGE, ({ _id }) => _id),
  }
}
