import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { eachAlone } from '../_kernel/sound'
import { removeFiles } from '../_kernel/upload/stored-files'
import { findSound } from '../_kernel/store'
import { RosterImports } from './collections'
import { importMoved } from './roster/import-roster'
import { isOver } from './roster/roster-import'

/** One import runs at a time, so whatever has a file still is among the newest. */
const NEWEST = 5

/**
 * The uploaded file goes with its import, however that ended: it has names and numbers of everybody. A run that dies
 * before, or a storage that is down, leaves it to the next minute. Gives what was broken or failed.
 */
export const forgetFiles = async (context: Context): Promise<unknown[]> => {
  const newest = await findSound(RosterImports, {}, { order: [['createdAt', -1]], limit: NEWEST })
  const failures = await eachAlone(newest.sound, async ({ file, ...rest }) => {
    if (file === undefined || !isOver[rest.state]) return
    if ((await removeFiles([file])).has(file)) return
    const next = importMoved(rest, { state: rest.state }, context.now)
    await settle(context, undefined, [
      { of: RosterImports, replace: next, before: { hasFile: true }, after: { hasFile: false } },
    ])
  })
  return [...newest.broken, ...failures]
}
