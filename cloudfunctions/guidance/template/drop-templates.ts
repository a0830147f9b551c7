import type { Context } from '../../_kernel/context'
import { audited } from '../../_kernel/operation'
import { removeFiles } from '../../_kernel/upload/stored-files'
import { endRun } from '../../_kernel/sound'
import { type BrokenDocument, commit, Contended, findSound, get, is } from '../../_kernel/store'
import { SheetDrafts, SheetTemplates } from '../collections'
import { namedTemplates, type SheetTemplate } from './sheet-template'
import { templateAudit, templateChange } from './shelf'

const DAY_MS = 86_400_000
/** Days in which somebody may still save what they have uploaded, or take back that they dropped it. */
const KEPT_DAYS = 7
const AT_ONCE = 50
const MOST = 500

const isNamed = async ({ code, file }: SheetTemplate): Promise<boolean> => {
  const draft = await get(SheetDrafts, code)
  return draft !== undefined && namedTemplates(draft.content).includes(file)
}

/** Whether it is gone. Nobody publishes what is leaving, and what was published meanwhile doesn't leave. */
const drop = async (template: SheetTemplate, context: Context): Promise<boolean> => {
  try {
    const { now } = context
    const leaving: SheetTemplate =
      template.state === 'leaving'
        ? template
        : { ...template, state: 'leaving', updatedAt: now, v: template.v + 1 }
    if (template !== leaving) await commit(audited(context, [templateChange(template, 'leaving', now)]))
    if ((await removeFiles([leaving.file])).size > 0) return false
    const gone = { ...leaving, v: leaving.v + 1 }
    await commit(
      audited(context, [{ of: SheetTemplates, remove: gone, before: templateAudit(leaving), after: {} }]),
    )
    return true
  } catch (error) {
    if (error instanceof Contended) return false
    throw error
  }
}

/**
 * Throws away the blank forms that were uploaded and never published, once no draft names them for some days: the file
 * before its document, so that none is left behind. What was ever published stays with its version. Once a night.
 */
export const dropTemplates = async (context: Context): Promise<void> => {
  const before = is.lt(new Date(context.now.getTime() - KEPT_DAYS * DAY_MS))
  const broken: BrokenDocument[] = []
  for (const where of [{ state: 'leaving' }, { state: 'attached', updatedAt: before }]) {
    for (let stay = 0, seen = 0; seen < MOST;) {
      const page = await findSound(SheetTemplates, where, {
        order: [['updatedAt', 1]],
        skip: stay,
        limit: AT_ONCE,
      })
      broken.push(...page.broken)
      stay += page.broken.length
      for (const template of page.sound) {
        const isKept = where.state === 'attached' && (await isNamed(template))
        if (isKept || !(await drop(template, context))) stay += 1
      }
      const looked = page.sound.length + page.broken.length
      seen += looked
      if (looked < AT_ONCE) break
    }
  }
  endRun(broken)
}
