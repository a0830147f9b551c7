import type { Random } from '../../local/seed/random'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { admins, headOf, noOf, peopleOfUnit, units } from './posts-world'

interface Said {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
}

/** A document as somebody's page shows it. */
export interface Shown {
  readonly _id: string
  readonly unitId: string
  readonly personId: string
  /** What a handover's list is called. */
  readonly listHash: string
}

/** What somebody who does something needs of the simulation. */
export interface PostsAt {
  readonly random: Random
  /** Who leads each unit now, as far as anybody was told. */
  readonly heads: Map<string, string>
  readonly today: () => Day
  readonly send: (command: { who: string; endpoint: string; input: object }) => Promise<Said | undefined>
  readonly shown: (collection: string, query: object) => Promise<Shown | undefined>
}

const reason = '工作需要'

/**
 * A unit loses its lead, and both admins give it another at the same moment: one lead a unit (§9). Who was told last
 * acts for it from then on.
 */
export const changeLead = async ({ random, heads, today, send, shown }: PostsAt): Promise<void> => {
  const unitId = random.pick(units)
  const query = { role: 'unitHead', unitId, isDeputy: { $ne: true }, withdrawn: { $eq: null } }
  const standing = await shown('grants', query)
  if (standing !== undefined) {
    const input = { grantId: standing._id, reason }
    await send({ who: random.pick(admins), endpoint: 'withdrawGrant', input })
  }
  const wanted = [random.pick(peopleOfUnit(unitId)), headOf(unitId)]
  const given = await Promise.all(
    wanted.map((personId, n) =>
      send({
        who: admins[n] ?? admins[0],
        endpoint: 'giveGrant',
        input: { no: noOf(personId), role: 'unitHead', ofUnit: unitId, firstDay: today(), reason },
      }),
    ),
  )
  const won = wanted[given.findIndex((answer) => answer?.ok === true)]
  if (won !== undefined) heads.set(unitId, won)
}

/** A back office goes, so that its unit may propose another (§9). */
export const endBackOffice = async ({ random, send, shown }: PostsAt): Promise<void> => {
  const standing = await shown('grants', { role: 'backOffice', withdrawn: { $eq: null } })
  if (standing === undefined) return
  const input = { grantId: standing._id, reason }
  await send({ who: random.pick(admins), endpoint: 'withdrawGrant', input })
}
