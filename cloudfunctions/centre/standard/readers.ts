import * as v from 'valibot'
import { readFrom } from '../../_kernel/collection'
import { isCurrent } from '../../_kernel/role'
import { findSound } from '../../_kernel/store'
import { Day } from '../../_kernel/time'
import { Id } from '../../_kernel/values'
import { soundHoldersOn } from '../../_shared/post-holder'
import { Acknowledgements, Standards } from '../collections'
import type { Acknowledgement, PublishedStandard } from './standard'

/** Who sits behind the windows; `people` alone gives and withdraws it. */
const grants = readFrom(
  'grants',
  v.object({
    _id: Id,
    personId: Id,
    unitId: v.optional(Id),
    from: Day,
    to: v.optional(Day),
    withdrawn: v.optional(v.unknown()),
  }),
  'read to know who has to read the service standards',
)

const MOST = 1000

/** Somebody who has to read the standards (§15). */
export interface Reader {
  readonly personId: string
  readonly unitId: string
  readonly windowId?: string
  readonly post: 'primary' | 'alternate' | 'backOffice'
}

/** Everybody who keeps a window as A or B or works behind one, each once. */
export const readersOn = async (day: Day): Promise<Reader[]> => {
  const [holders, { sound }] = await Promise.all([
    soundHoldersOn(day),
    findSound(grants, { role: 'backOffice' }, { order: [['_id', 1]], limit: MOST }),
  ])
  const behind = sound.filter((grant) => grant.withdrawn === undefined && isCurrent(grant, day))
  const all: Reader[] = [
    // Whose own window it is stands for them, not the one that they stand in at.
    ...[...holders]
      .sort((one, other) => (one.kind === other.kind ? 0 : one.kind === 'primary' ? -1 : 1))
      .map(({ personId, unitId, windowId, kind }) => ({ personId, unitId, windowId, post: kind })),
    ...behind.map(({ personId, unitId = '' }) => ({ personId, unitId, post: 'backOffice' as const })),
  ]
  return [...new Map([...all].reverse().map((one) => [one.personId, one])).values()].reverse()
}

/** The newest version that was published. */
export const newestStandard = async (): Promise<PublishedStandard | undefined> => {
  const latest = { order: [['_id', -1]], limit: 5 } as const
  const [newest] = (await findSound(Standards, { state: 'published' }, latest)).sound
  return newest?.state === 'published' ? newest : undefined
}

/** Who has read which version. */
export const acknowledgements = async (): Promise<Acknowledgement[]> =>
  (await findSound(Acknowledgements, {}, { order: [['_id', 1]], limit: MOST })).sound
