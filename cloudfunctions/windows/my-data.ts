import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { inLanguage } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { windowIdOf } from './application-form'
import type { ApplicationState } from './application-moves'
import { subjectWords } from './application-words'
import { Applications, ServiceWindows, type StoredApplication } from './collections'
import type { Windows } from './door'

const stateWords: Record<ApplicationState, readonly [zh: string, en: string]> = {
  draft: ['草稿', 'draft'],
  hearing: ['听取单位意见', 'the unit is heard'],
  submitted: ['已提交', 'handed in'],
  returned: ['已退回', 'sent back'],
  underReview: ['审核中', 'under review'],
  approved: ['已批准', 'approved'],
  rejected: ['未批准', 'not approved'],
  implemented: ['已生效', 'in effect'],
  withdrawn: ['已撤回', 'withdrawn'],
}

/** What somebody wrote or signed, newest first. */
const applicationsOf = async (personId: string): Promise<StoredApplication[]> => {
  const found = await Promise.all(
    ['writtenBy', 'signedBy'].map((side) =>
      find(Applications, { [side]: personId }, { order: [['key', -1]], limit: MOST_ROWS }),
    ),
  )
  const byId = new Map(found.flat().map((one) => [one._id, one]))
  return [...byId.values()].sort((one, other) => (one.key < other.key ? 1 : -1)).slice(0, MOST_ROWS)
}

/** 我的数据: the window applications that I wrote or signed (§7). Whom they propose stands with those themselves. */
export const myData: Windows['myData'] = async (_input, context) => {
  const account = await context.account()
  const known = account === undefined ? [] : await applicationsOf(account.personId)
  if (known.length === 0) return { sections: [] }
  const say = (zh: string, en: string) => inLanguage(context.language, zh, en)
  const ids = [...new Set(known.flatMap(({ form }) => windowIdOf(form) ?? []))]
  const places =
    ids.length === 0 ? [] : await find(ServiceWindows, { _id: is.in(ids) }, { limit: ids.length })
  const noOf = new Map(places.map(({ _id, no }) => [_id, no]))
  const section: MyDataSection = {
    section: 'applications',
    title: say('写过或签过的窗口申请', 'Window applications written or signed'),
    mayErase: false,
    rows: known.map(({ form, state, createdAt }) => {
      const about = subjectWords(form.kind, noOf.get(windowIdOf(form) ?? ''))
      const [zh, en] = stateWords[state]
      return {
        label: say(about.zh, about.en),
        value: say(`${zh}：${form.reason}`, `${en}: ${form.reason}`),
        at: createdAt.toISOString(),
      }
    }),
  }
  return { sections: [section] }
}
