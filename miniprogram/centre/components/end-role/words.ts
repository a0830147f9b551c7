import { dictionary } from '../../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '结束角色',
    about: ({ name, role }: { name: string; role: string }) => `${name}：${role}`,
    until: '到哪天止',
    now: '马上收回',
    clear: '改为马上收回',
    nowText: '收回后马上不能用。接任的人可以提前授予：选一个最后的日子，两个人的任期不重叠就行。',
    untilText: ({ day }: { day: string }) => `${day} 还能用，第二天起不能用。`,
    withdraw: '马上收回',
    shorten: ({ day }: { day: string }) => `${day} 止`,
    reason: '理由',
    empty: '请写一句理由',
    withdrawn: '已收回',
    shortened: ({ day }: { day: string }) => `任期改到 ${day} 为止`,
  },
  {
    title: 'End a role',
    about: ({ name, role }) => `${name}: ${role}`,
    until: 'Until which day',
    now: 'ends at once',
    clear: 'End it at once instead',
    nowText:
      'It ends at once. Whoever follows can be given ahead: choose a last day, and the two terms only must not overlap.',
    untilText: ({ day }) => `It counts on ${day} and no longer.`,
    withdraw: 'End at once',
    shorten: ({ day }) => `End on ${day}`,
    reason: 'Reason',
    empty: 'Give a reason',
    withdrawn: 'Withdrawn',
    shortened: ({ day }) => `The term now ends on ${day}`,
  },
)
