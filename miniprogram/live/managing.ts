import type { IconName } from '../components/icon/names'
import { dictionary } from '../i18n/dictionary'
import type { Me } from './me'

type Workspace = Me['workspaces'][number]

const { t } = dictionary(
  {
    unitSheets: '一事一表',
    unitSheetsNote: '填写、修订、提交本单位的服务事项',
    sheets: '审核一事一表',
    sheetsNote: '审核、发布、导入导出',
    unitApplications: '窗口申请',
    unitNote: '新设、增减、撤销窗口',
    applications: '窗口批复',
    applicationsNote: '各单位的窗口申请',
    calendar: '校历和作息',
    calendarNote: '假期、停办、调休、放假通知',
    quarter: '季度窗口表',
    quarterNote: '每个窗口的人数、等候和评价',
    sending: '微信提醒',
    sendingNote: '模板、发出多少、哪里要改',
  },
  {
    unitSheets: 'Service sheets',
    unitSheetsNote: 'Write, revise and submit those of your unit',
    sheets: 'Review service sheets',
    sheetsNote: 'Review, publish, import and export',
    unitApplications: 'Window applications',
    unitNote: 'Open, change or close windows',
    applications: 'Decide on windows',
    applicationsNote: 'What units apply for',
    calendar: 'Calendar and hours',
    calendarNote: 'Vacations, closings, the yearly notice',
    quarter: 'Quarterly sheets',
    quarterNote: 'Demand, waits and ratings by window',
    sending: 'WeChat reminders',
    sendingNote: 'Templates, how many went out, what to mend',
  },
)

interface Place {
  readonly key: string
  readonly title: string
  readonly caption: string
  readonly icon: IconName
  readonly url: string
}

const centre: readonly Workspace['role'][] = ['centreAdmin', 'steeringOffice']

/** Where sheets, windows, calendar and timetable are managed, by the roles that somebody has. */
export const managing = (workspaces: readonly Workspace[]): Place[] => {
  const has = (...roles: readonly Workspace['role'][]) => workspaces.some(({ role }) => roles.includes(role))
  return [
    ...(has('unitHead')
      ? [
          {
            key: 'unitSheets',
            title: t('unitSheets'),
            caption: t('unitSheetsNote'),
            icon: 'document' as const,
            url: '/sheets/list/list',
          },
          {
            key: 'unitApplications',
            title: t('unitApplications'),
            caption: t('unitNote'),
            icon: 'document' as const,
            url: '/staff/applications/applications?for=unit',
          },
        ]
      : []),
    ...(has('centreAdmin', 'centreStaff')
      ? [
          {
            key: 'sheets',
            title: t('sheets'),
            caption: t('sheetsNote'),
            icon: 'document' as const,
            url: '/sheets/list/list?as=centre',
          },
        ]
      : []),
    ...(has(...centre)
      ? [
          {
            key: 'applications',
            title: t('applications'),
            caption: t('applicationsNote'),
            icon: 'seal' as const,
            url: '/staff/applications/applications?for=centre',
          },
          {
            key: 'quarter',
            title: t('quarter'),
            caption: t('quarterNote'),
            icon: 'chart' as const,
            url: '/centre/quarter/quarter',
          },
        ]
      : []),
    ...(has('centreAdmin')
      ? [
          {
            key: 'sending',
            title: t('sending'),
            caption: t('sendingNote'),
            icon: 'chat' as const,
            url: '/centre/sending/sending',
          },
        ]
      : []),
    ...(has(...centre, 'centreStaff')
      ? [
          {
            key: 'calendar',
            title: t('calendar'),
            caption: t('calendarNote'),
            icon: 'calendar' as const,
            url: '/centre/calendar/calendar',
          },
        ]
      : []),
  ]
}
