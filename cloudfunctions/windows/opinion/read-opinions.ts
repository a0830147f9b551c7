import type { Context } from '../../_kernel/context'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { sha256, shortHash } from '../../_kernel/hash'
import { inLanguage, isRefusal } from '../../_kernel/refusal'
import { isCurrent } from '../../_kernel/role'
import { find, is } from '../../_kernel/store'
import { Opinions, OpinionVotes, ServiceWindows, type StoredOpinion, Units } from '../collections'
import type { Windows } from '../door'
import { listedOn, type OpinionAnswer } from './opinion'

const PAGE = 20
const MOST = 1000

/** The id of somebody's vote for an opinion: from it nobody learns who they are. */
export const voteId = (opinionId: string, visitor: string): string => shortHash(`${opinionId}:${visitor}`)

/** What an opinion is about, as everybody reads it. */
const toldOf = async (opinions: readonly StoredOpinion[], { language }: Context) => {
  const windowIds = [...new Set(opinions.map(({ windowId }) => windowId))]
  const [places, units] =
    windowIds.length === 0
      ? [[], []]
      : await Promise.all([
          find(ServiceWindows, { _id: is.in(windowIds) }, { limit: windowIds.length }),
          find(Units, {}, { limit: MOST }),
        ])
  const placeOf = new Map(places.map((place) => [place._id, place]))
  const unitOf = new Map(units.map((unit) => [unit._id, unit]))
  return ({ windowId, unitId, about, words }: StoredOpinion) => {
    const place = placeOf.get(windowId)
    const unit = unitOf.get(unitId ?? place?.unitId ?? '')
    const unitName = unit === undefined ? '' : inLanguage(language, unit.name, unit.nameEn)
    return { windowNo: place?.no ?? 0, unitName, about, words }
  }
}

const answerOf = ({ words, by, on }: OpinionAnswer) => ({ words, by, on })

/** 师生意见 (§8): what everybody reads. Of answers only those that are for everybody. */
export const opinions: Windows['opinions'] = async ({ windowId, cursor }, context) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const listed = last === undefined ? is.gt('') : is.gt('').and(is.lt(last))
  const where = { ...(windowId === undefined ? {} : { windowId }), listed }
  const found = await find(Opinions, where, { order: [['listed', -1]], limit: PAGE })
  const ids = found.map(({ _id }) => voteId(_id, context.visitor))
  const [votes, told] = await Promise.all([
    ids.length === 0 ? [] : find(OpinionVotes, { _id: is.in(ids) }, { limit: PAGE }),
    toldOf(found, context),
  ])
  const mine = new Set(votes.map(({ opinionId }) => opinionId))
  return {
    opinions: found.map((one) => {
      const answer = one.answers?.find(({ to }) => to === 'everybody')
      return {
        opinionId: one._id,
        ...told(one),
        listedOn: listedOn(one.listed ?? ''),
        votes: one.votes ?? 0,
        hasVoted: mine.has(one._id),
        ...(answer === undefined ? {} : { answer: answerOf(answer) }),
      }
    }),
    ...nextCursor(found, PAGE, (one) => one.listed),
  }
}

/** 我提的意见 (§8): by receipts alone; who asks is nowhere compared with anything. */
export const myOpinions: Windows['myOpinions'] = async ({ receipts }, context) => {
  const hashes = new Map(receipts.map((receipt) => [sha256(receipt), receipt]))
  const wanted = { receipt: is.in([...hashes.keys()]) }
  const found = await find(Opinions, wanted, { order: [['week', -1]], limit: receipts.length })
  const told = await toldOf(found, context)
  return {
    opinions: found.map((one) => {
      const { wordsState, listed, offReason, votes = 0, answers = [] } = one
      const isOff = wordsState === 'stopped' || offReason !== undefined
      return {
        receipt: hashes.get(one.receipt ?? '') ?? '',
        ...told(one),
        state: isOff ? ('off' as const) : listed === undefined ? ('waiting' as const) : ('listed' as const),
        ...(offReason === undefined ? {} : { offReason }),
        votes,
        answers: answers.map((answer) => ({ to: answer.to, ...answerOf(answer) })),
      }
    }),
  }
}

const centre = ['centreStaff', 'centreAdmin']

/** Whose opinions somebody answers: those of all units, or of the units that they head. */
export const unitsAnswered = async (context: Context): Promise<'all' | readonly string[]> => {
  const grants = ((await context.account())?.grants ?? []).filter((grant) => isCurrent(grant, context.day))
  if (grants.some(({ role }) => centre.includes(role))) return 'all'
  return grants.flatMap(({ role, unitId }) => (role === 'unitHead' && unitId !== undefined ? [unitId] : []))
}

/** An opinion as those read it who answer it. */
export const atDesk = async (found: readonly StoredOpinion[], isCentre: boolean, context: Context) => {
  const told = await toldOf(found, context)
  return found.map((one) => ({
    opinionId: one._id,
    ...told(one),
    listedOn: listedOn(one.listed ?? ''),
    votes: one.votes ?? 0,
    answers: (one.answers ?? []).map((answer) => ({ to: answer.to, ...answerOf(answer) })),
    hasReceipt: one.receipt !== undefined,
    mayTakeOff: isCentre,
  }))
}

/** 答复意见清单 (§8) */
export const opinionDesk: Windows['opinionDesk'] = async ({ which, cursor }, context) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const units = await unitsAnswered(context)
  const where = {
    ...(units === 'all' ? {} : { unitId: is.in([...units]) }),
    waits: which === 'waiting',
    listed: last === undefined ? is.gt('') : is.gt('').and(is.lt(last)),
  }
  const found = await find(Opinions, where, { order: [['listed', -1]], limit: PAGE })
  return {
    opinions: await atDesk(found, units === 'all', context),
    ...nextCursor(found, PAGE, (one) => one.listed),
  }
}
