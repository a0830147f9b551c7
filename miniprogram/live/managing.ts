import type { IconName } from '../components/icon/names'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
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
    unitCases: '单位办件',
    unitCasesNote: '主办的、等本单位这一步的',
    centreCases: '中心办件',
    centreCasesNote: '等批延期的、超过承诺日期的',
    unitFollowUps: '单位整改',
    unitFollowUpsNote: '中心转来、等单位答复的',
    followUps: '差评跟进',
    followUpsNote: '核实不满意的评价',
    ratings: '评价数据',
    ratingsNote: '各项率，录入纸质评价',
    people: '人员和角色',
    peopleNote: '授予、收回、离校离岗、名册导入',
    units: '各单位岗位',
    unitsNote: '谁在哪个窗口，责令更换，结束任职',
    courses: '上岗培训',
    coursesNote: '场次、签到、结果',
    codes: '激活码单',
    codesNote: '给一个班、一个单位打印',
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
    unitCases: 'Cases of the unit',
    unitCasesNote: 'What we lead, what waits for our part',
    centreCases: 'Cases for the centre',
    centreCasesNote: 'Extensions to decide, cases past their date',
    unitFollowUps: 'To put right',
    unitFollowUpsNote: 'What the centre asks the unit to answer',
    followUps: 'Low ratings',
    followUpsNote: 'Verify them, ask the unit',
    ratings: 'Rating figures',
    ratingsNote: 'Each figure by itself; ratings on paper',
    people: 'People and roles',
    peopleNote: 'Give, withdraw, leaving, roster import',
    units: 'Posts by unit',
    unitsNote: 'Who keeps which window; replacements',
    courses: 'Training',
    coursesNote: 'Courses, attendance, results',
    codes: 'Code sheets',
    codesNote: 'Print for a class or a unit',
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

/** Cases and follow-ups of the units that somebody heads. */
const ofUnit = ({ role, unitId = '', unitName = '' }: Workspace): Place[] =>
  role !== 'unitHead' || unitId === ''
    ? []
    : [
        {
          key: `unitCases ${unitId}`,
          title: t('unitCases'),
          caption: dotted(unitName, t('unitCasesNote')),
          icon: 'folder',
          url: `/staff/cases/cases?unitId=${unitId}`,
        },
        {
          key: `unitFollowUps ${unitId}`,
          title: t('unitFollowUps'),
          caption: t('unitFollowUpsNote'),
          icon: 'chat',
          url: `/staff/follow-ups/follow-ups?unitId=${unitId}`,
        },
      ]

interface Row {
  readonly key: 'people' | 'units' | 'courses' | 'codes'
  readonly icon: IconName
  readonly url: string
  readonly roles: readonly Workspace['role'][]
}

/** Where people, posts and training are looked after, and by whom. */
const rows: readonly Row[] = [
  { key: 'people', icon: 'person', url: '/centre/people/people', roles: ['centreAdmin'] },
  {
    key: 'units',
    icon: 'people',
    url: '/centre/units/units',
    roles: ['centreAdmin', 'centreStaff', 'steeringOffice'],
  },
  {
    key: 'courses',
    icon: 'star',
    url: '/staff/courses/courses',
    roles: ['centreAdmin', 'centreStaff', 'unitHead', 'windowStaff'],
  },
  {
    key: 'codes',
    icon: 'id-card',
    url: '/staff/codes/codes',
    roles: ['centreAdmin', 'centreStaff', 'unitHead'],
  },
]

const placeOf = ({ key, icon, url }: Row): Place => ({
  key,
  title: t(key),
  caption: t(`${key}Note`),
  icon,
  url,
})

/** Where sheets, windows, calendar, timetable and people are managed, by the roles that somebody has. */
export const managing = (workspaces: readonly Workspace[]): Place[] => {
  const has = (...roles: readonly Workspace['role'][]) => workspaces.some(({ role }) => roles.includes(role))
  return [
    ...workspaces.flatMap(ofUnit),
    ...(has('centreStaff', 'centreAdmin')
      ? [
          {
            key: 'centreCases',
            title: t('centreCases'),
            caption: t('centreCasesNote'),
            icon: 'folder' as const,
            url: '/staff/cases/cases',
          },
        ]
      : []),
    // Who works at the desk too has it among the desk's own.
    ...(has('centreAdmin') && !has('centreStaff')
      ? [
          {
            key: 'followUps',
            title: t('followUps'),
            caption: t('followUpsNote'),
            icon: 'chat' as const,
            url: '/staff/follow-ups/follow-ups',
          },
        ]
      : []),
    ...(has(...centre, 'centreStaff')
      ? [
          {
            key: 'ratings',
            title: t('ratings'),
            caption: t('ratingsNote'),
            icon: 'star' as const,
            url: '/centre/ratings/ratings',
          },
        ]
      : []),
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
    ...rows.filter(({ roles }) => has(...roles)).map(placeOf),
  ]
}
