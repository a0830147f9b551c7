import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { removeFiles } from '../_kernel/stored-files'
import { Contended, find } from '../_kernel/store'
import { RosterImports } from './collections'
import { importMoved } from './import-roster'
import { isOver } from './roster-import'

/** One import runs at a time, so whatever has a file still is among the newest. */
const NEWEST = 5

/**
 * The uploaded file goes with its import, however that ended: it has names and numbers of everybody. A run that dies
 * before, or a storage that is down, leaves it to the next minute.
 */
export const forgetFiles = async (context: Context): Promise<void> => {
  const newest = await find(RosterImports, {}, { order: [['createdAt', -1]], limit: NEWEST })
  for (const one of newest) {
    const { file, ...rest } = one
    if (file === undefined || !isOver[one.state]) continue
    if ((await removeFiles([file])).has(file)) continue
    const next = importMoved(rest, { state: one.state }, context.now)
    try {
      await settle(context, undefined, [
        { of: RosterImports, replace: next, before: { hasFile: true }, after: { hasFile: false } },
      ])
    } catch (error) {
      // Another run was faster.
      if (!(error instanceof Contended)) throw error
    }
  }
}
