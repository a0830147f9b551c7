import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { momentText } from '../i18n/time'

export type SealRow = Output<'security', 'mySeals'>['seals'][number]

const { t } = dictionary(
  {
    confidential: '涉密物品',
    seal: '印章',
    papers: '资料',
    window: ({ no }: { no: number }) => `${no}号窗口`,
    in: '在位',
    out: '已取出',
    late: '逾期未还',
    retired: '已注销',
    confirmed: '今天已确认',
    mine: '我保管',
    secret: '涉密',
    dueBy: ({ at }: { at: string }) => `${at} 前还`,
    byMe: '我取的',
    byOther: ({ who }: { who: string }) => `${who}取的`,
  },
  {
    confidential: 'Confidential',
    seal: 'Seal',
    papers: 'Papers',
    window: ({ no }) => `Window ${no}`,
    in: 'In place',
    out: 'Out',
    late: 'Overdue',
    retired: 'Retired',
    confirmed: 'Confirmed',
    mine: 'I keep it',
    secret: 'confidential',
    dueBy: ({ at }) => `due ${at}`,
    byMe: 'with me',
    byOther: ({ who }) => `with ${who}`,
  },
)

export const kindText = (kind: SealRow['kind']): string => t(kind)
export const windowText = (no: number): string => t('window', { no })

const chipOf = ({ state, out, isConfirmed }: SealRow): { chip: string; chipText: string } => {
  if (state === 'out')
    return out?.isLate === true
      ? { chip: 'danger', chipText: t('late') }
      : { chip: 'called', chipText: t('out') }
  if (state === 'retired') return { chip: 'done', chipText: t('retired') }
  return isConfirmed ? { chip: 'ok', chipText: t('confirmed') } : { chip: '', chipText: '' }
}

/** A kept thing as a row. */
export const sealRow = (one: SealRow) => {
  const { sealId, name, kind, windowNo, isMine, out, isConfidential } = one
  return {
    sealId,
    icon: kind === 'seal' ? 'seal' : 'document',
    title: name ?? t('confidential'),
    caption: dotted(
      t('window', { no: windowNo }),
      isMine ? t('mine') : '',
      isConfidential && name !== undefined ? t('secret') : '',
      out === undefined ? '' : out.isByMe ? t('byMe') : t('byOther', { who: out.by }),
      out === undefined ? '' : t('dueBy', { at: momentText(out.dueAt) }),
    ),
    ...chipOf(one),
  }
}
