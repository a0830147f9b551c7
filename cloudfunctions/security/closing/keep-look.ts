import type { Context } from '../../_kernel/context'
import type { Role } from '../../_kernel/role'
import { type Doc, find, insertMissing } from '../../_kernel/store'
import { MINUTE } from '../../_kernel/time'
import { namesOf } from '../../_shared/post-holder'
import { Looks } from '../collections'

const MOST = 50

/** Writes down that somebody looked; however often within a minute, it is one look (§30). */
export const keepLook = async (
  subject: string,
  personId: string,
  role: Role | undefined,
  { now }: Pick<Context, 'now'>,
): Promise<void> => {
  const minute = Math.floor(now.getTime() / MINUTE)
  const look: Doc<typeof Looks> = {
    _id: `${subject}:${personId}:${String(minute)}`,
    subject,
    personId,
    role: role ?? 'none',
    createdAt: now,
    updatedAt: now,
  }
  await insertMissing(Looks, [look])
}

/** Who looked, the latest first. */
export const looksAt = async (subjects: readonly string[]) => {
  const found = await Promise.all(
    subjects.map((subject) =>
      find(
        Looks,
        { subject },
        {
          order: [
            ['createdAt', -1],
            ['_id', -1],
          ],
          limit: MOST,
        },
      ),
    ),
  )
  const looks = found.flat().sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  const names = await namesOf(looks.map(({ personId }) => personId))
  return looks.slice(0, MOST).map(({ subject, personId, role, createdAt }) => ({
    subject,
    name: names.get(personId) ?? '',
    role,
    at: createdAt.toISOString(),
  }))
}
