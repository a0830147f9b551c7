import type { Context } from '../../_kernel/context'
import { DAY_MINUTES, instantOf } from '../../_kernel/time'
import { renewTodos } from '../../_shared/todo'
import { readBy, unread } from './standard'
import { acknowledgements, newestStandard, readersOn } from './readers'

/** Somebody has not read the newest service standards. */
export const UNREAD = 'standard'

/** 待办 of everybody who has not read the newest version (§15); at once when it comes out, and anew every night. */
export const chaseStandard = async ({ now, day }: Pick<Context, 'now' | 'day'>): Promise<void> => {
  const newest = await newestStandard()
  const missing =
    newest === undefined ? [] : unread(await readersOn(day), await acknowledgements(), newest.version)
  const drafts =
    newest === undefined
      ? []
      : missing.map(({ personId }) => ({
          kind: UNREAD,
          subject: personId,
          for: { personId },
          zh: `请阅读“${newest.title}”第 ${String(newest.version)} 版并确认`,
          en: `Read the service standards, version ${String(newest.version)}, and say so`,
          page: '/about/standard/standard',
          since: newest.createdAt,
          dueAt: instantOf(readBy(newest), DAY_MINUTES),
        }))
  await renewTodos([UNREAD], drafts, now)
}
