import type { Fault } from './faults'

const people = 'cloudfunctions/people'

/** A fault in the rules of §9–§12 that the simulation has to find. */
export interface PostsFault extends Pick<Fault, 'name' | 'edits' | 'without' | 'ops' | 'seed'> {
  /** What the violation has to say, where the fault shows in other ways as well. */
  readonly shows?: RegExp
}

/** Whoever writes about a person holds them; without that, only the index stands between two who do. */
const unheld = {
  file: `${people}/account.ts`,
  find: '  return [...persons.map((person) => personHeld(person, context)), ...corrected]',
  put: '  return corrected',
}

/** A confirmed seat holds its window; without that, only the index stands between two who confirm. */
const windowUnheld = {
  file: `${people}/nomination/confirm-nomination.ts`,
  find: '    ...(at === undefined ? [] : [heldAnew(ServiceWindows, at, context)]),',
  put: '',
}
/** Whoever has a seat is held by the nomination that is to follow them. */
const incumbentUnheld = {
  file: `${people}/nomination/propose-nomination.ts`,
  find: '[heldAnew(Postings, incumbent, context, { nominationId })]',
  put: '[]',
}

/** Each constraint, taken away: whatever else stands in its way is taken away with it. */
export const postsFaults: readonly PostsFault[] = [
  {
    name: 'two units name one person',
    edits: [
      {
        file: `${people}/posting/post.ts`,
        find: "if (candidate.unitId !== seat.unitId) return { kind: 'notOfUnit' }",
        put: '',
      },
    ],
    ops: 600,
  },
  { name: 'A of two windows by two requests', edits: [unheld], without: ['postings.slot'], ops: 2500 },
  {
    name: "two B's for one post",
    edits: [windowUnheld],
    without: ['postings.seat', 'nominations.holds'],
    shows: /^two at u\dw\d alternate/,
    ops: 2500,
    seed: 2,
  },
  {
    name: 'two nominations open for one post',
    edits: [incumbentUnheld],
    without: ['nominations.holds'],
    ops: 2500,
    seed: 7,
  },
  { name: 'A = B by two requests', edits: [unheld], without: ['postings.pair'], ops: 2500, seed: 2 },
  {
    name: 'one signature is enough',
    edits: [
      {
        file: `${people}/posting/sign-handover.ts`,
        find: 'if (!isDue(signed, context.day)) {',
        put: 'if (false) {',
      },
    ],
    ops: 1000,
  },
  {
    name: 'whoever goes ends, whoever comes begins, in two steps',
    edits: [
      {
        file: `${people}/posting/take-over.ts`,
        find: 'const { changes, also } = await takeOver(handover, context)',
        put: 'const { changes, also } = await takeOver(handover, context)\n      await settle(context, undefined, changes.splice(0, 1))',
      },
    ],
    ops: 2500,
  },
  { name: 'two leads of a unit', edits: [], without: ['grants.holds.turn'], ops: 2500 },
  {
    name: 'two back offices of a unit',
    edits: [],
    without: ['grants.holds.turn', 'nominations.holds'],
    shows: /^two at u\d backOffice/,
    ops: 2500,
  },
  {
    name: 'a back office without consent',
    edits: [
      {
        file: `${people}/nomination/confirm-nomination.ts`,
        find: '        confirmed,\n        { of: RoleGrants,',
        put: '        { of: RoleGrants,',
      },
    ],
    ops: 1500,
  },
  {
    name: 'whoever leaves keeps the account',
    edits: [
      { file: `${people}/posting/record-leaving.ts`, find: '    ...(await bindingEnd(person)),', put: '' },
    ],
    shows: /has left and still has an account/,
    ops: 1000,
  },
  {
    name: 'whoever leaves stays nominated',
    edits: [
      {
        file: `${people}/posting/record-leaving.ts`,
        find: '    ...withdrawals.flatMap((end) => end.changes),',
        put: '',
      },
    ],
    shows: /has left and is nominated/,
    ops: 1000,
  },
  {
    name: 'a file moves somebody who keeps a window',
    edits: [
      {
        file: `${people}/roster/judge-rows.ts`,
        find: 'const held = person === undefined ? [] : (ties.get(person._id) ?? [])',
        put: 'const held: Tie[] = ties.size < 0 ? [...(ties.get(row.no) ?? [])] : []',
      },
    ],
    shows: /is not of the unit of/,
    ops: 2000,
  },
  {
    name: 'two orders about one posting',
    edits: [
      {
        file: `${people}/posting/order-replacement.ts`,
        find: '      off.change,\n      ...(await accountChanges({ postings: [off.next] }, context)),',
        put: '',
      },
    ],
    without: ['replacementOrders.holds'],
    shows: /^two orders about/,
    ops: 2500,
  },
  {
    name: 'accounts written after their postings',
    edits: [
      {
        file: `${people}/nomination/confirm-nomination.ts`,
        find: '    ...(await accountChanges({ postings: [posting], person }, context)),',
        put: '',
      },
    ],
    ops: 600,
  },
]
