import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { eachDue } from '../../_kernel/sound'
import { get, is } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { unitHeads } from '../../_shared/unit-head'
import { SealOuts, Seals } from '../collections'
import { lateSeal } from './late-seal'
import { lateBefore } from './seal'
import { called, renewSealTodosOf } from './todos'
import { outAudit } from './take-seal'

/**
 * What is not back in time is told to whoever has it, its keeper and their unit's head, and put before the centre
 * (§30): once each, however often this runs or dies.
 */
export const watchSeals = (context: Context): Promise<void> =>
  eachDue(
    SealOuts,
    { isOpen: true, isOverdue: false, dueAt: is.lte(lateBefore(context.now)) },
    { order: [['dueAt', 1]] },
    async (out) => {
      const { now, day } = context
      const seal = await get(Seals, out.sealId)
      const next = { ...out, isOverdue: true, updatedAt: now, v: out.v + 1 }
      const it = seal === undefined ? { zh: '一件物品', en: 'Something' } : called(seal)
      const readers = new Set([
        out.takenBy,
        ...(seal === undefined ? [] : [seal.keeperId]),
        ...(await unitHeads(out.unitId, day)),
      ])
      const source = { of: SealOuts.name, id: out._id, v: 1, kind: 'overdue' }
      const page = `/security/seal/seal?sealId=${out.sealId}`
      const told = [...readers].map((reader) =>
        telling(
          source,
          reader === out.takenBy
            ? {
                reader,
                zh: `您取出的${it.zh}已过归还时间，请马上归还。`,
                en: `${it.en} that you took out is due back. Please return it now.`,
                page,
              }
            : {
                reader,
                zh: `${it.zh}已过归还时间，还没有还。`,
                en: `${it.en} was due back and is still out.`,
                page,
              },
          context,
        ),
      )
      await settle(
        context,
        undefined,
        [{ of: SealOuts, replace: next, before: outAudit(out), after: outAudit(next) }],
        [lateSeal(out, context), ...told],
      )
      if (seal !== undefined) await renewSealTodosOf(seal, context)
    },
  )
