import type { Fault } from './faults'
import type { ContextName } from './semester-hall'

/** A fault in the rules of §21–§27 or of assessment that a semester has to show. */
export interface SemesterFault extends Pick<Fault, 'name' | 'edits' | 'seed'> {
  readonly context: ContextName
  readonly weeks: number
  /** A short run shows it. */
  readonly isSoonFound: boolean
  /** What the violation has to say, where the fault shows in other ways as well. */
  readonly shows: RegExp
}

export const semesterFaults: readonly SemesterFault[] = [
  {
    name: 'a leave counts without its B',
    context: 'attendance',
    edits: [
      {
        file: 'cloudfunctions/attendance/leave/decide-leave.ts',
        find: "if (!(await isManned(leave))) return refuse('NO_STAND_IN', {})",
        put: 'await isManned(leave)',
      },
    ],
    weeks: 2,
    isSoonFound: false,
    shows: /counts and no B said yes/,
  },
  {
    name: 'a B who is promised already is promised again',
    context: 'attendance',
    edits: [
      {
        file: 'cloudfunctions/attendance/leave/can-stand-in.ts',
        find: 'claims: claimedPieces(facts.known, personId, facts.except),',
        put: 'claims: claimedPieces([], personId, facts.except),',
      },
    ],
    weeks: 2,
    isSoonFound: false,
    shows: /is promised twice/,
  },
  {
    name: 'written whatever another wrote meanwhile',
    context: 'assets',
    edits: [
      {
        file: 'cloudfunctions/_kernel/store.ts',
        find: 'if (version !== rest.v - 1) throw new Contended(`${write.of.name}/${_id}`)',
        put: '',
      },
      {
        file: 'cloudfunctions/_kernel/audit.ts',
        find: '_id: `${subject}:${String(version)}`',
        put: '_id: `${subject}:${String(Math.random())}:${String(version)}`',
      },
    ],
    weeks: 3,
    isSoonFound: true,
    seed: 8,
    shows: /^\S+ stock of /,
  },
  {
    name: 'what was handed over and called back stays out of the stock',
    context: 'assets',
    edits: [
      {
        file: 'cloudfunctions/assets/request/decide-request.ts',
        find: '    changes.push(...returned.changes)\n',
        put: '',
      },
    ],
    weeks: 3,
    isSoonFound: false,
    shows: /^\S+ stock of /,
  },
  {
    name: 'an event counts each time that it comes',
    context: 'assessment',
    edits: [
      {
        file: 'cloudfunctions/assessment/book.ts',
        find: 'if (known !== undefined && known.version >= fact.version) return undefined',
        put: '',
      },
      {
        file: 'cloudfunctions/assessment/source.ts',
        find: 'if (known !== undefined && known.version >= fact.version) return undefined',
        put: '',
      },
      {
        file: 'cloudfunctions/assessment/source.ts',
        find: '_id: `${_id}:${String(version)}:${kind}`,',
        put: '_id: `${_id}:${String(version)}:${kind}:${String(now.getTime())}`,',
      },
      {
        file: 'cloudfunctions/assessment/source.ts',
        find: 'reversals: standing.map((entry) => reversalOf(entry, now))',
        put: 'reversals: []',
      },
    ],
    weeks: 2,
    isSoonFound: false,
    shows: /the ledger|stands twice|^\S+ score of/,
  },
  {
    name: 'an older version takes the place of a newer',
    context: 'assessment',
    edits: [
      {
        file: 'cloudfunctions/assessment/book.ts',
        find: 'known.version >= fact.version',
        put: 'known.version === fact.version',
      },
      {
        file: 'cloudfunctions/assessment/source.ts',
        find: 'known.version >= fact.version',
        put: 'known.version === fact.version',
      },
    ],
    weeks: 2,
    isSoonFound: false,
    shows: /the ledger/,
  },
  {
    name: 'the last time out is not looked for',
    context: 'attendance',
    edits: [
      {
        file: 'cloudfunctions/attendance/clock/punch.ts',
        find: 'const lastOut = outs.length === 0 ? undefined : Math.max(...outs)',
        put: 'const lastOut = outs[0]',
      },
    ],
    weeks: 2,
    isSoonFound: true,
    shows: /^\S+ coverage of /,
  },
]
