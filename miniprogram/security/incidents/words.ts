import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '安全事件',
    scope: '看什么',
    all: '全部',
    mine: '我上报的',
    failed: '没有打开',
    none: '没有安全事件',
    noneText: '发现门没锁、失窃、泄密、起火等，马上上报。',
    noneMine: '您没有实名上报过',
    noneMineText: '匿名上报的不会出现在这里，谁也不知道是您。',
    report: '上报安全事件',
  },
  {
    title: 'Incidents',
    scope: 'Which',
    all: 'All',
    mine: 'Mine',
    failed: 'They could not be opened',
    none: 'No incident',
    noneText: 'An open door, a theft, a leak, a fire: report it at once.',
    noneMine: 'You have reported none by name',
    noneMineText: 'What you report anonymously is not here: nobody knows that it was you.',
    report: 'Report an incident',
  },
)
