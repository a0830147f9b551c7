import type { IconName } from '../components/icon/names'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import type { Me } from './me'

type Workspace = Me['workspaces'][number]

const { t } = dictionary(
  {
    board: '大厅实况',
    boardNote: '谁在岗、哪里空着，月度数据、公告、规范',
    opinions: '答复师生意见',
    opinionsNote: '公开答复，或只给本人',
    coverage: '未进驻事项',
    coverageNote: '不在窗口也不在网上的，为什么',
    standards: '服务规范',
    standardsNote: '本单位谁还没读',
    unitSheets: '一事一表',
    unitSheetsNote: '填写、修订、提交本单位的服务事项',
    sheets: '审核一事一表',
    sheetsNote: '审核、发布、导入导出',
    unitApplications: '窗口申请',
    unitApplicationsNote: '新设、增减、撤销窗口',
    applications: '窗口批复',
    applicationsNote: '各单位的窗口申请',
    calendar: '校历和作息',
    calendarNote: '假期、停办、调休、放假通知',
    quarter: '季度窗口表',
    quarterNote: '每个窗口的人数、等候和评价',
    unitQuarter: '本单位季度窗口表',
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
    complaints: '投诉处理',
    complaintsNote: '受理、核查、答复，代录',
    unitComplaints: '转来的投诉',
    unitComplaintsNote: '关于本单位事项规定的',
    majorComplaints: '重大问题',
    majorComplaintsNote: '单位责任和追责结果',
    ratings: '评价数据',
    ratingsNote: '各项率，录入纸质评价',
    heldWords: '待审核的话',
    heldWordsNote: '评价和意见里微信没有判定的话',
    people: '人员和角色',
    peopleNote: '授予、收回、离校离岗、名册导入',
    units: '各单位岗位',
    unitsNote: '谁在哪个窗口，责令更换，结束任职',
    courses: '上岗培训',
    coursesNote: '场次、签到、结果',
    assets: '资产',
    assetsNote: '台账、领用、报修、遗失、盘点',
    codes: '激活码单',
    codesNote: '给一个班、一个单位打印',
    evenings: '下班检查情况',
    eveningsNote: '每个窗口关门断电、锁好没有',
    register: '印章、资料登记册',
    registerNote: '登记、保管人、取用记录',
    incidents: '安全事件',
    incidentsNote: '上报、核查、认定、结案',
    drills: '演练、安全培训',
    drillsNote: '消防、疏散、保密，谁参加了',
  },
  {
    board: 'The hall now',
    boardNote: 'Who is in, what is empty; figures, notices, standards',
    opinions: 'Answer opinions',
    opinionsNote: 'For everybody, or the author alone',
    coverage: 'Not covered yet',
    coverageNote: 'Neither at a window nor online, and why',
    standards: 'Service standards',
    standardsNote: 'Who of the unit has not read them',
    unitSheets: 'Service sheets',
    unitSheetsNote: 'Write, revise and submit those of your unit',
    sheets: 'Review service sheets',
    sheetsNote: 'Review, publish, import and export',
    unitApplications: 'Window applications',
    unitApplicationsNote: 'Open, change or close windows',
    applications: 'Decide on windows',
    applicationsNote: 'What units apply for',
    calendar: 'Calendar and hours',
    calendarNote: 'Vacations, closings, the yearly notice',
    quarter: 'Quarterly sheets',
    quarterNote: 'Demand, waits and ratings by window',
    unitQuarter: 'Quarterly sheets of the unit',
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
    complaints: 'Complaints',
    complaintsNote: 'Accept, look into, answer, take down',
    unitComplaints: 'Complaints sent on',
    unitComplaintsNote: "About rules of the unit's own matters",
    majorComplaints: 'Major matters',
    majorComplaintsNote: 'Accountability of units',
    ratings: 'Rating figures',
    ratingsNote: 'Each figure by itself; ratings on paper',
    heldWords: 'Words to review',
    heldWordsNote: 'What WeChat did not decide in ratings and opinions',
    people: 'People and roles',
    peopleNote: 'Give, withdraw, leaving, roster import',
    units: 'Posts by unit',
    unitsNote: 'Who keeps which window; replacements',
    courses: 'Training',
    coursesNote: 'Courses, attendance, results',
    assets: 'Things',
    assetsNote: 'Register, requests, faults, losses, stocktakes',
    codes: 'Code sheets',
    codesNote: 'Print for a class or a unit',
    evenings: 'Looks round',
    eveningsNote: 'How each window was left in the evening',
    register: 'Seals and papers',
    registerNote: 'Register, keepers, when they were out',
    incidents: 'Incidents',
    incidentsNote: 'Reports, findings, what was changed',
    drills: 'Drills and trainings',
    drillsNote: 'Fire, evacuation, confidentiality; who came',
  },
)

interface Place {
  readonly key: string
  readonly title: string
  readonly caption: string
  readonly icon: IconName
  readonly url: string
}

type Role = Workspace['role']

const board: readonly Role[] = ['centreAdmin', 'steeringOffice']
const staff: readonly Role[] = ['centreAdmin', 'centreStaff']
const everyone: readonly Role[] = [...staff, 'steeringOffice']

/** What the head of a unit has for it. */
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
        {
          key: `unitQuarter ${unitId}`,
          title: t('unitQuarter'),
          caption: dotted(unitName, t('quarterNote')),
          icon: 'chart',
          url: `/centre/quarter/quarter?unitId=${unitId}`,
        },
      ]

type Key =
  | 'board'
  | 'opinions'
  | 'coverage'
  | 'standards'
  | 'centreCases'
  | 'followUps'
  | 'complaints'
  | 'unitComplaints'
  | 'majorComplaints'
  | 'ratings'
  | 'heldWords'
  | 'unitSheets'
  | 'unitApplications'
  | 'sheets'
  | 'applications'
  | 'quarter'
  | 'sending'
  | 'calendar'
  | 'people'
  | 'units'
  | 'courses'
  | 'codes'
  | 'assets'
  | 'evenings'
  | 'register'
  | 'incidents'
  | 'drills'

interface Row {
  readonly key: Key
  readonly icon: IconName
  readonly url: string
  readonly roles: readonly Role[]
  /** Who works at the desk too has it among the desk's own. */
  readonly isAtDesk?: boolean
}

/** Where sheets, windows, calendar, timetable, people, posts and training are looked after, and by whom. */
const rows: readonly Row[] = [
  { key: 'board', icon: 'hall', url: '/centre/board/board', roles: everyone },
  { key: 'opinions', icon: 'chat', url: '/about/opinion-desk/opinion-desk', roles: ['unitHead'] },
  { key: 'coverage', icon: 'folder', url: '/centre/coverage/coverage', roles: ['unitHead'] },
  { key: 'standards', icon: 'star', url: '/centre/standard-desk/standard-desk', roles: ['unitHead'] },
  { key: 'centreCases', icon: 'folder', url: '/staff/cases/cases', roles: staff },
  {
    key: 'followUps',
    icon: 'chat',
    url: '/staff/follow-ups/follow-ups',
    roles: ['centreAdmin'],
    isAtDesk: true,
  },
  { key: 'complaints', icon: 'chat', url: '/complaints/list/list', roles: everyone },
  { key: 'unitComplaints', icon: 'chat', url: '/complaints/list/list', roles: ['unitHead'] },
  { key: 'majorComplaints', icon: 'seal', url: '/complaints/major/major', roles: ['steeringOffice'] },
  { key: 'ratings', icon: 'star', url: '/centre/ratings/ratings', roles: everyone },
  { key: 'heldWords', icon: 'eye', url: '/centre/held-words/held-words', roles: staff },
  { key: 'unitSheets', icon: 'document', url: '/sheets/list/list', roles: ['unitHead'] },
  {
    key: 'unitApplications',
    icon: 'document',
    url: '/staff/applications/applications?for=unit',
    roles: ['unitHead'],
  },
  { key: 'sheets', icon: 'document', url: '/sheets/list/list?as=centre', roles: staff },
  { key: 'applications', icon: 'seal', url: '/staff/applications/applications?for=centre', roles: board },
  { key: 'quarter', icon: 'chart', url: '/centre/quarter/quarter', roles: board },
  { key: 'sending', icon: 'chat', url: '/centre/sending/sending', roles: ['centreAdmin'] },
  { key: 'calendar', icon: 'calendar', url: '/centre/calendar/calendar', roles: everyone },
  { key: 'people', icon: 'person', url: '/centre/people/people', roles: ['centreAdmin'] },
  { key: 'units', icon: 'people', url: '/centre/units/units', roles: everyone },
  {
    key: 'courses',
    icon: 'star',
    url: '/staff/courses/courses',
    roles: [...staff, 'unitHead', 'windowStaff'],
  },
  { key: 'assets', icon: 'parcel', url: '/assets/mine/mine', roles: [...staff, 'unitHead'] },
  { key: 'evenings', icon: 'lock', url: '/security/evening/evening', roles: [...staff, 'unitHead'] },
  { key: 'register', icon: 'seal', url: '/security/register/register', roles: [...staff, 'unitHead'] },
  {
    key: 'incidents',
    icon: 'shield',
    url: '/security/incidents/incidents',
    roles: [...everyone, 'unitHead'],
  },
  { key: 'drills', icon: 'walk', url: '/security/drills/drills', roles: everyone },
  { key: 'codes', icon: 'id-card', url: '/staff/codes/codes', roles: [...staff, 'unitHead'] },
]

/** What somebody manages, by the roles that they have. */
export const managing = (workspaces: readonly Workspace[]): Place[] => {
  const has = (...roles: readonly Role[]) => workspaces.some(({ role }) => roles.includes(role))
  return [
    ...workspaces.flatMap(ofUnit),
    ...rows
      .filter(({ roles, isAtDesk }) => has(...roles) && !(isAtDesk === true && has('centreStaff')))
      .map(({ key, icon, url }) => ({ key, title: t(key), caption: t(`${key}Note`), icon, url })),
  ]
}
