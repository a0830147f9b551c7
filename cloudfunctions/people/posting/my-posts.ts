import { MOST_ROWS, type MyDataSection } from '../../_kernel/my-data'
import { inLanguage, type Language } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import {
  CourseRecords,
  Courses,
  Handovers,
  Nominations,
  Postings,
  ReplacementOrders,
  RoleGrants,
  Unbindings,
} from '../collections'
import { directory } from '../directory'
import { withoutColleagues } from '../my-colleagues'
import type { HandoverState } from './handover'
import type { NominationState } from '../nomination/nomination'
import type { PostKind, Posting } from './posting'
import type { OrderState } from './replacement-order'
import type { GrantedRole } from '../grant/role-grant'

type Words = readonly [zh: string, en: string]
type Row = MyDataSection['rows'][number]
/** What the rows are made with: the language, and how windows and units are called. */
interface Speech {
  readonly say: (zh: string, en: string) => string
  readonly of: (words: Words) => string
  readonly seat: (windowId: string | undefined, kind: PostKind | 'backOffice') => string
  readonly unit: (unitId: string | undefined) => string
  /** What was written about the person, without the names of others. */
  readonly quiet: (words: string | undefined) => string
}

const kinds: Record<PostKind | 'backOffice', Words> = {
  primary: ['A角', 'A'],
  alternate: ['B角', 'B'],
  backOffice: ['后台', 'back office'],
}
const roleNames: Record<GrantedRole, Words> = {
  backOffice: ['后台', 'Back office'],
  unitHead: ['窗口负责人', 'Head of the unit'],
  centreStaff: ['中心工作人员', 'Staff of the centre'],
  centreAdmin: ['中心管理员', 'Administrator of the centre'],
  custodian: ['投诉身份保管人', 'Custodian of complainants’ names'],
  discipline: ['纪检监察', 'Discipline office'],
  steeringOffice: ['领导小组办公室', 'Steering office'],
}
const endings: Record<Extract<Posting, { state: 'ended' }>['why'], Words> = {
  handedOver: ['已交接', 'handed over'],
  left: ['离校', 'left the university'],
  windowClosed: ['窗口撤销', 'the window closed'],
  calledOff: ['没有上任', 'called off'],
}
const nominationWords: Record<NominationState, Words> = {
  proposed: ['等中心确认', 'waits for the centre'],
  returned: ['被退回', 'sent back'],
  confirmed: ['已确认', 'confirmed'],
  withdrawn: ['已撤回', 'withdrawn'],
}
const handoverWords: Record<HandoverState, Words> = {
  open: ['等签字', 'waits for signatures'],
  signed: ['已签字', 'signed'],
  done: ['已生效', 'in effect'],
  calledOff: ['已取消', 'called off'],
}
const orderWords: Record<OrderState, Words> = {
  open: ['等选派接任', 'a successor is to be named'],
  overdue: ['过期未选派', 'nobody was named in time'],
  named: ['已选派接任', 'a successor was named'],
  done: ['已更换', 'replaced'],
  lifted: ['已撤销', 'lifted'],
}
const grounds: Record<'incapacity' | 'breach', Words> = {
  incapacity: ['不能胜任', 'unable to do the work'],
  breach: ['严重违规', 'a serious breach'],
}
const results: Record<'signedIn' | 'passed' | 'failed', Words> = {
  signedIn: ['已签到', 'signed in'],
  passed: ['合格', 'passed'],
  failed: ['不合格', 'not passed'],
}

const speechOf = async (personId: string, language: Language): Promise<Speech> => {
  const [{ windowById, unitById }, quiet] = await Promise.all([
    directory(),
    withoutColleagues(personId, inLanguage(language, '某同事', 'a colleague')),
  ])
  const say = (zh: string, en: string) => inLanguage(language, zh, en)
  const of = ([zh, en]: Words) => say(zh, en)
  return {
    say,
    of,
    quiet: (words = '') => quiet(words),
    seat: (windowId, kind) => {
      const no = windowId === undefined ? undefined : windowById.get(windowId)?.no
      return no === undefined
        ? of(kinds[kind])
        : say(`${String(no)}号窗口${kinds[kind][0]}`, `Window ${String(no)}, ${kinds[kind][1]}`)
    },
    unit: (unitId) => {
      const known = unitId === undefined ? undefined : unitById.get(unitId)
      return known === undefined ? '' : say(known.name, known.nameEn)
    },
  }
}

/** Parts of one value, as a list is read aloud. */
const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ')
const term = (from: string, to: string | undefined): string => `${from} – ${to ?? ''}`.trim()

const roleRows = async (personId: string, { say, of, unit, quiet }: Speech): Promise<Row[]> =>
  (await find(RoleGrants, { personId }, { limit: MOST_ROWS })).map((grant) => ({
    label: joined(
      of(roleNames[grant.role]),
      unit(grant.unitId),
      grant.isDeputy === true ? say('代理', 'deputy') : '',
    ),
    value: joined(
      term(grant.from, grant.to),
      quiet(grant.reason),
      grant.withdrawn === undefined
        ? ''
        : `${say('已收回：', 'withdrawn: ')}${quiet(grant.withdrawn.reason)}`,
    ),
  }))

const postingRows = (postings: readonly Posting[], { say, of, seat, quiet }: Speech): Row[] =>
  postings.map((one) => ({
    label: seat(one.windowId, one.kind),
    value:
      one.state === 'ended'
        ? joined(term(one.from, one.to), of(endings[one.why]), quiet(one.reason))
        : joined(
            term(one.from, undefined),
            one.state === 'coming' ? say('等交接', 'waits for the handover') : '',
            one.state === 'current' && one.relievedOn !== undefined
              ? say(`${one.relievedOn} 起由B角接替`, `B does the duties from ${one.relievedOn}`)
              : '',
          ),
  }))

/** Which four things the unit declared is the same in all of them; what the centre wrote is about the person. */
const nominationRows = async (personId: string, { say, of, seat, quiet }: Speech): Promise<Row[]> =>
  (await find(Nominations, { personId }, { limit: MOST_ROWS })).map((one) => ({
    label: seat(one.windowId, one.kind),
    value: joined(
      say(`自 ${one.startOn}`, `from ${one.startOn}`),
      of(nominationWords[one.state]),
      say('单位声明符合四项选派要求', 'the unit declared all four requirements met'),
      quiet(one.reason),
      ...one.remarks.map(({ words }) => quiet(words)),
    ),
    at: one.createdAt.toISOString(),
  }))

/** What went over is listed by number: the words of a list name applicants and others. */
const handoverRows = async (personId: string, { say, of, seat }: Speech): Promise<Row[]> => {
  const found = await Promise.all(
    ['outgoingPersonId', 'incomingPersonId'].map((side) =>
      find(Handovers, { [side]: personId }, { limit: MOST_ROWS }),
    ),
  )
  return found.flatMap((handovers, side) =>
    handovers.map((one) => {
      const signed = side === 0 ? one.outgoingSigned : one.incomingSigned
      return {
        label: joined(
          seat(one.windowId, one.kind),
          side === 0 ? say('交出', 'handed over') : say('接任', 'taken over'),
        ),
        value: joined(
          say(`自 ${one.startOn}`, `from ${one.startOn}`),
          of(handoverWords[one.state]),
          say(`清单 ${String(one.items.length)} 项`, `things listed: ${String(one.items.length)}`),
          signed?.personId === personId ? say('本人已签字', 'I signed') : '',
        ),
        at: one.createdAt.toISOString(),
      }
    }),
  )
}

const orderRows = async (postings: readonly Posting[], { of, say, seat, quiet }: Speech): Promise<Row[]> => {
  if (postings.length === 0) return []
  const where = { postingId: is.in(postings.map(({ _id }) => _id)) }
  return (await find(ReplacementOrders, where, { limit: MOST_ROWS })).map((one) => ({
    label: seat(one.windowId, one.kind),
    value: joined(
      of(grounds[one.ground]),
      quiet(one.reason),
      say(`${one.nameBy} 前选派接任`, `a successor by ${one.nameBy}`),
      of(orderWords[one.state]),
      quiet(one.liftedFor),
    ),
    at: one.createdAt.toISOString(),
  }))
}

const courseRows = async (personId: string, { say, of }: Speech): Promise<Row[]> => {
  const records = await find(CourseRecords, { personId }, { limit: MOST_ROWS })
  const ids = [...new Set(records.map(({ courseId }) => courseId))]
  const courses = ids.length === 0 ? [] : await find(Courses, { _id: is.in(ids) }, { limit: MOST_ROWS })
  const byId = new Map(courses.map((course) => [course._id, course]))
  return records.map((one) => {
    const { title = one.courseId, titleEn = title } = byId.get(one.courseId) ?? {}
    return {
      label: say(title, titleEn),
      value: joined(one.heldOn, of(results[one.result]), one.services.join(' ')),
    }
  })
}

const unbindingRows = async (personId: string, { say, quiet }: Speech): Promise<Row[]> =>
  (await find(Unbindings, { personId }, { limit: MOST_ROWS })).map(({ reason, createdAt }) => ({
    label: say('绑定解除', 'Binding ended'),
    value: quiet(reason),
    at: createdAt.toISOString(),
  }))

/** 任职情况: what the centre keeps of somebody because of their work here. Nobody else's name stands in it. */
export const postSections = async (personId: string, language: Language): Promise<MyDataSection[]> => {
  const speech = await speechOf(personId, language)
  const { say } = speech
  const postings = await find(Postings, { personId }, { limit: MOST_ROWS })
  const [unbindings, roles, nominations, handovers, orders, courses] = await Promise.all([
    unbindingRows(personId, speech),
    roleRows(personId, speech),
    nominationRows(personId, speech),
    handoverRows(personId, speech),
    orderRows(postings, speech),
    courseRows(personId, speech),
  ])
  const section = (name: string, title: string, rows: Row[]): MyDataSection => ({
    section: name,
    title,
    mayErase: false,
    rows,
  })
  const all = [
    section('roles', say('任用的角色', 'Roles given'), roles),
    section('postings', say('窗口任职', 'Posts at windows'), postingRows(postings, speech)),
    section('nominations', say('选派', 'Nominations'), nominations),
    section('courses', say('培训与合格', 'Courses and certificates'), courses),
    section('handovers', say('交接', 'Handovers'), handovers),
    section('unbindings', say('解除过的绑定', 'Bindings that were ended'), unbindings),
    section('orders', say('责令更换', 'Orders to replace'), orders),
  ]
  // Most people work at no window: six empty parts would tell them nothing.
  return all.filter(({ rows }) => rows.length > 0)
}
