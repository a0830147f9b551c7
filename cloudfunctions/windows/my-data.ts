import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { inLanguage } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { noOf } from '../_shared/numbered-person'
import { type ApplicationForm, windowIdOf } from './application/form'
import type { ApplicationState } from './application/moves'
import { subjectWords } from './application/words'
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

/** The applications in which one of these fields holds a value, newest first. */
const applicationsWith = async (
  fields: readonly string[],
  value: string | undefined,
): Promise<StoredApplication[]> => {
  if (value === undefined) return []
  const found = await Promise.all(
    fields.map((field) => find(Applications, { [field]: value }, { order: [['key', -1]], limit: MOST_ROWS })),
  )
  const byId = new Map(found.flat().map((one) => [one._id, one]))
  return [...byId.values()].sort((one, other) => (one.key < other.key ? 1 : -1)).slice(0, MOST_ROWS)
}

/** As what somebody with this number is proposed, one word in each language. */
const placeOf = (form: ApplicationForm, no: string): readonly [zh: string, en: string] =>
  form.kind === 'open' && form.primary.no === no ? ['A角', 'A'] : ['B角', 'B']

/**
 * 我的数据: the window applications that I wrote or signed (§7), and those that propose me as A or B. Of the latter I
 * see that, not the reason: it may speak of others.
 */
export const myData: Windows['myData'] = async (_input, context) => {
  const account = await context.account()
  if (account === undefined) return { sections: [] }
  const { personId } = account
  const no = await noOf(personId)
  const [written, proposing] = await Promise.all([
    applicationsWith(['writtenBy', 'signedBy'], personId),
    applicationsWith(['form.primary.no', 'form.alternate.no'], no),
  ])
  const say = (zh: string, en: string) => inLanguage(context.language, zh, en)
  const ids = [...new Set(written.flatMap(({ form }) => windowIdOf(form) ?? []))]
  const places =
    ids.length === 0 ? [] : await find(ServiceWindows, { _id: is.in(ids) }, { limit: ids.length })
  const windowNos = new Map(places.map(({ _id, no: windowNo }) => [_id, windowNo]))
  const row = ({ form, state, createdAt }: StoredApplication, more: { zh: string; en: string }) => {
    const about = subjectWords(form.kind, windowNos.get(windowIdOf(form) ?? ''))
    const [zh, en] = stateWords[state]
    return {
      label: say(about.zh, about.en),
      value: say(`${zh}：${more.zh}`, `${en}: ${more.en}`),
      at: createdAt.toISOString(),
    }
  }
  const sections: MyDataSection[] = [
    {
      section: 'applications',
      title: say('写过或签过的窗口申请', 'Window applications written or signed'),
      mayErase: false,
      rows: written.map((one) => row(one, { zh: one.form.reason, en: one.form.reason })),
    },
    {
      section: 'proposed',
      title: say('提名我的窗口申请', 'Window applications that propose me'),
      mayErase: false,
      rows: proposing.map((one) => {
        const [zh, en] = placeOf(one.form, no ?? '')
        return row(one, { zh: `拟任${zh}`, en: `proposed as ${en}` })
      }),
    },
  ]
  return { sections: sections.filter(({ rows }) => rows.length > 0) }
}
