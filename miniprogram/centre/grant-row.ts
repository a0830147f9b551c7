import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { roleText } from '../i18n/role'
import { yearText } from '../i18n/time'

type Grant = Output<'people', 'grants'>['grants'][number]

const { t } = dictionary(
  {
    deputy: '代为负责',
    since: ({ day }: { day: string }) => `${day} 起`,
    term: ({ from, to }: { from: string; to: string }) => `${from} 至 ${to}`,
    coming: '还没开始',
    over: '已到期',
    withdrawn: '已收回',
  },
  {
    deputy: 'Deputy',
    since: ({ day }) => `since ${day}`,
    term: ({ from, to }) => `${from} to ${to}`,
    coming: 'not yet',
    over: 'over',
    withdrawn: 'withdrawn',
  },
)

/** A grant as a row, by its role or by who has it. */
export interface GrantRow {
  readonly grantId: string
  readonly role: string
  readonly name: string
  /** Its first and last day, '' = no end. */
  readonly from: string
  readonly to: string
  readonly term: string
  readonly why: string
  readonly state: string
  readonly isOver: boolean
  readonly mayWithdraw: boolean
}

export const grantRow = (grant: Grant): GrantRow => {
  const from = yearText(grant.from)
  const role = roleText(grant.role) ?? grant.role
  return {
    grantId: grant.grantId,
    role: dotted(grant.isDeputy ? t('deputy') : role, grant.unitName ?? ''),
    name: dotted(grant.name, grant.maskedNo),
    from: grant.from,
    to: grant.to ?? '',
    term: grant.to === undefined ? t('since', { day: from }) : t('term', { from, to: yearText(grant.to) }),
    why: grant.reason ?? '',
    state: grant.state === 'current' ? '' : t(grant.state),
    isOver: grant.state === 'over' || grant.state === 'withdrawn',
    mayWithdraw: grant.mayWithdraw,
  }
}
