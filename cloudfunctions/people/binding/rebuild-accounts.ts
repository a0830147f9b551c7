import { type Account, Accounts } from '../../_kernel/account'
import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { allSound, eachAlone, endRun, saidBy } from '../../_kernel/sound'
import { findSound, is } from '../../_kernel/store'
import { correction, renewed } from '../account'
import { standInsOf } from '../../_shared/stand-in'
import { Persons, Postings, RoleGrants } from '../collections'
import { directory } from '../directory'
import { accountGrants } from '../posting/posting'

const PAGE = 100
const MOST = 1000

/**
 * Some accounts as persons, postings and grants say. Somebody of whom one of these is broken keeps the account as it
 * stands: nobody is put out, and nobody let in, by what can't be read.
 */
const rebuildSome = async (page: readonly Account[], context: Context): Promise<unknown[]> => {
  const { windows } = await directory()
  const who = { personId: is.in(page.map((account) => account.personId)) }
  const [persons, postings, roleGrants, standIns] = await Promise.all([
    findSound(Persons, { _id: who.personId }, { limit: MOST }),
    findSound(Postings, who, { limit: MOST }),
    findSound(RoleGrants, who, { limit: MOST }),
    standInsOf(
      page.map((account) => account.personId),
      context.day,
    ),
  ])
  const unsure = new Set([
    ...persons.broken.map(({ id }) => id),
    ...(await saidBy(Postings, postings.broken, 'personId')),
    ...(await saidBy(RoleGrants, roleGrants.broken, 'personId')),
  ])
  const sure = page.filter(({ personId }) => !unsure.has(personId))
  // Somebody who is binding at this moment is seen by tomorrow's run.
  const failures = await eachAlone(sure, async (account) => {
    const isTheirs = ({ personId }: { personId: string }) => personId === account.personId
    const person = persons.sound.find(({ _id }) => _id === account.personId)
    const [held, granted] = [postings.sound.filter(isTheirs), roleGrants.sound.filter(isTheirs)]
    const grants = accountGrants(held, granted, windows, context.day, standIns.filter(isTheirs))
    const isGone = person === undefined || person.leftOn !== undefined
    const next = isGone ? undefined : renewed(account, person, grants, context.now)
    const change = correction(account, next)
    if (change !== undefined) await settle(context, undefined, [change])
  })
  return [...persons.broken, ...postings.broken, ...roleGrants.broken, ...failures]
}

/**
 * Makes every account again what persons, postings and grants say. Accounts are a read model: an edit in the
 * cloud console, or a roster import, shows here by the next morning.
 */
export const rebuildAccounts = async (context: Context): Promise<void> => {
  const { sound, broken } = await allSound(Accounts, {})
  const failures: unknown[] = [...broken]
  for (let from = 0; from < sound.length; from += PAGE)
    failures.push(...(await rebuildSome(sound.slice(from, from + PAGE), context)))
  endRun(failures)
}
