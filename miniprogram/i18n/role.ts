import { dictionary } from './dictionary'

const { t } = dictionary(
  {
    windowStaff: '窗口人员',
    backOffice: '后台办理',
    unitHead: '窗口负责人',
    centreStaff: '导办台',
    centreAdmin: '中心管理',
    custodian: '身份保管',
    discipline: '纪检监察',
    steeringOffice: '领导小组办公室',
  },
  {
    windowStaff: 'Window staff',
    backOffice: 'Back office',
    unitHead: 'Unit head',
    centreStaff: 'Front desk',
    centreAdmin: 'Centre administration',
    custodian: 'Custodian',
    discipline: 'Discipline office',
    steeringOffice: 'Steering office',
  },
)

type Role = Parameters<typeof t>[0]
const roles: readonly string[] = [
  'windowStaff',
  'backOffice',
  'unitHead',
  'centreStaff',
  'centreAdmin',
  'custodian',
  'discipline',
  'steeringOffice',
] satisfies readonly Role[]

/** A role in the language in use now; nothing for what is none. */
export const roleText = (role: string): string | undefined =>
  roles.includes(role) ? t(role as Role) : undefined
