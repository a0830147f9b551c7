import type { Fault } from './faults'

const onCase = 'cloudfunctions/cases/on-case.ts'
const unlooked = {
  file: onCase,
  find: "if (!canMove(move, known.state)) return refuse('MOVE_NOT_POSSIBLE', { state: known.state })",
  put: '',
}
const unchecked = {
  file: onCase,
  find: 'if (!leadsTo(move, known.state, next.state)) {',
  put: 'if (false) {',
}
const unguarded = {
  file: 'cloudfunctions/_kernel/store.ts',
  find: 'if (version !== rest.v - 1) throw new Contended(`${write.of.name}/${_id}`)',
  put: '',
}

/** Faults in how a case moves that the simulation has to find. */
export const casesFaults: readonly Pick<Fault, 'name' | 'edits' | 'ops'>[] = [
  { name: 'a move in any state', edits: [unlooked, unchecked], ops: 600 },
  {
    name: 'written whatever another wrote meanwhile',
    edits: [
      unguarded,
      {
        file: 'cloudfunctions/_kernel/audit.ts',
        find: '_id: `${subject}:${String(version)}`',
        put: '_id: `${subject}:${String(Math.random())}:${String(version)}`',
      },
    ],
    ops: 1500,
  },
  {
    name: 'a command sent again is done again',
    edits: [
      {
        file: 'cloudfunctions/_kernel/operation.ts',
        find: "...(context.opId === '' ? [] : [{ of: Operations, insert: operation }]),",
        put: '',
      },
    ],
    ops: 1500,
  },
  {
    name: 'the move looked at before another came',
    edits: [
      {
        file: onCase,
        find: 'const step = await act(known, hall, acting)',
        put: 'const step = await act(known, hall, acting)\n  known = { ...known, v: (await get(Cases, known._id))?.v ?? known.v }',
      },
    ],
    ops: 1500,
  },
]
