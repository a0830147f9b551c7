import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'

type Row = Output<'windows', 'applications'>['applications'][number]

const { t } = dictionary(
  {
    open: '新设窗口',
    add: '增加事项',
    reduce: '减少事项',
    close: '撤销窗口',
    hours: '调整开放时间',
    draft: '草稿',
    hearing: '听取意见',
    submitted: '待审核',
    returned: '退回修改',
    underReview: '审核中',
    approved: '已批准',
    rejected: '未批准',
    implemented: '已生效',
    withdrawn: '已撤回',
    subject: ({ kind, no }: { kind: string; no: string }) => `${kind}（${no}号窗口）`,
  },
  {
    open: 'New window',
    add: 'More services',
    reduce: 'Fewer services',
    close: 'Close a window',
    hours: 'Other hours',
    draft: 'Draft',
    hearing: 'Unit heard',
    submitted: 'Handed in',
    returned: 'Sent back',
    underReview: 'Under review',
    approved: 'Approved',
    rejected: 'Not approved',
    implemented: 'In effect',
    withdrawn: 'Withdrawn',
    subject: ({ kind, no }) => `${kind} (window ${no})`,
  },
)

export const kindText = (kind: Row['kind']): string => t(kind)

/** 撤销窗口（3号窗口） */
export const subjectText = ({ kind, windowNo }: Pick<Row, 'kind' | 'windowNo'>): string =>
  windowNo === undefined ? t(kind) : t('subject', { kind: t(kind), no: String(windowNo) })

const chips: Record<Row['state'], string> = {
  draft: 'lapsed',
  hearing: 'warning',
  submitted: 'waiting',
  returned: 'warning',
  underReview: 'waiting',
  approved: 'ok',
  rejected: 'danger',
  implemented: 'done',
  withdrawn: 'cancelled',
}

export const stateChip = (state: Row['state']) => ({ chip: chips[state], chipText: t(state) })
