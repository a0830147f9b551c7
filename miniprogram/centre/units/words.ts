import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '各单位岗位',
    failed: '没有取到单位',
    windows: ({ nos }: { nos: string }) => `${nos}号窗口`,
    none: '没有窗口',
    vacant: ({ count }: { count: number }) => `${count} 个空缺`,
    roster: '在岗安排与空岗',
    rosterText: '这一周谁在哪个窗口，哪里空着',
  },
  {
    title: 'Posts by unit',
    failed: 'The units could not be fetched',
    windows: ({ nos }) => `Window ${nos}`,
    none: 'No window',
    vacant: ({ count }) => `${count} vacant`,
    roster: 'Roster and vacancies',
    rosterText: 'Who is where this week, and what is empty',
  },
)
