import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { inLanguage } from '../_kernel/refusal'
import { find } from '../_kernel/store'
import { AssetRequests, Faults, Items, Losses, Misplacements } from './collections'
import type { contract } from './contract'
import { findingOf } from './loss/view'
import { placeText } from './place'
import { requestViews } from './request/view'
import type { RequestState } from './request/shape'
import { personOf } from './steward'

type Mine = (typeof contract)['myData']

const states: Record<RequestState, readonly [zh: string, en: string]> = {
  requested: ['等审批', 'waits for a decision'],
  approved: ['已批准', 'approved'],
  rejected: ['未批准', 'refused'],
  withdrawn: ['已撤回', 'withdrawn'],
  handedOver: ['已发放', 'handed over'],
  received: ['已领到', 'received'],
  done: ['已办好', 'done'],
}

/** Fen as yuan. */
const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** 我的数据: what I keep, asked for and reported, what I am held liable for, and cases about things that I kept. */
export const myData = async (_input: object, context: Context): Promise<OutputOf<Mine>> => {
  const { language } = context
  const personId = await personOf(context)
  if (personId === '') return { sections: [] }
  const newest = { order: [['createdAt', -1]] as const, limit: MOST_ROWS }
  const [held, asked, faults, losses, misplacements] = await Promise.all([
    find(Items, { custodianId: personId }, newest),
    find(AssetRequests, { personId }, newest),
    find(Faults, { reportedBy: personId }, newest),
    find(Losses, { personIds: personId }, newest),
    find(Misplacements, { custodianId: personId }, newest),
  ])
  const say = (zh: string, en: string) => inLanguage(language, zh, en)
  const kept = ({ keepDays }: { readonly keepDays?: number }) => (keepDays === undefined ? {} : { keepDays })
  const sections: MyDataSection[] = [
    {
      section: 'held',
      title: say('我保管的资产', 'Things that I keep'),
      mayErase: false,
      rows: await Promise.all(
        held.map(async (one) => ({
          label: `${one.name} ${one._id}`,
          value: `${await placeText(one.place, language)} · ${one.state === 'inUse' ? one.heldSince : ''}`,
          at: one.createdAt.toISOString(),
        })),
      ),
    },
    {
      section: 'requests',
      title: say('资产申请', 'Requests for things'),
      ...kept(AssetRequests),
      mayErase: false,
      rows: (await requestViews(asked, context)).map(({ what, reason, state, at }) => ({
        label: what,
        value: `${say(...states[state])} · ${reason}`,
        at,
      })),
    },
    {
      section: 'faults',
      title: say('我报的故障', 'Faults that I reported'),
      ...kept(Faults),
      mayErase: false,
      rows: faults.map(({ itemName, what, createdAt }) => ({
        label: itemName,
        value: what,
        at: createdAt.toISOString(),
      })),
    },
    {
      section: 'losses',
      title: say('资产遗失、损坏', 'Lost or damaged things'),
      ...kept(Losses),
      mayErase: false,
      rows: losses.map((loss) => {
        const own = findingOf(loss)?.liable.find((one) => one.personId === personId)
        const part =
          own === undefined
            ? say('没有认定由我承担', 'nothing found against me')
            : say(
                `我承担 ${String(own.percent)}%，${yuan(own.amountFen)} 元`,
                `I bear ${String(own.percent)} %, ¥${yuan(own.amountFen)}`,
              )
        // What somebody else wrote of the loss may speak of others; what I wrote and objected is mine.
        const said = [
          ...(loss.reportedBy === personId ? [loss.what] : []),
          ...(own?.objection ? [own.objection.words] : []),
        ]
        return { label: loss.itemName, value: [part, ...said].join(' · '), at: loss.createdAt.toISOString() }
      }),
    },
    {
      section: 'misplacements',
      title: say('我保管的资产位置或用途不符', 'Things of mine found elsewhere or used otherwise'),
      ...kept(Misplacements),
      mayErase: false,
      rows: await Promise.all(
        misplacements.map(async ({ itemName, registered, found, createdAt }) => ({
          label: itemName,
          value: `${await placeText(registered, language)} → ${await placeText(found, language)}`,
          at: createdAt.toISOString(),
        })),
      ),
    },
  ]
  return { sections: sections.filter(({ rows }) => rows.length > 0) }
}
