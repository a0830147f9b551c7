import type { Random } from './random'
import { stamps, unitOfWindow, unitRows, windowId, windowNumbers } from './hall'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const given =
  '晓岚 立 思远 雨桐 子涵 明哲 佳怡 浩然 欣妍 俊杰 婷婷 建国 丽华 志强 秀英 宇轩 梓萱 天佑 若曦 文博 静怡 凯 敏 磊 洋 艳 勇 娟 涛 超 霞 平 刚 桂英 嘉懿 煜城 懿轩 烨伟 苑博 伟泽 熠彤 鸿煊 博涛 烨霖 烨华 煜祺 智宸 正豪 昊然 明杰 立诚 立轩 弘文 弘毅 鹏涛'.split(
    ' ',
  )

export interface SeedPerson {
  readonly _id: string
  readonly no: string
  readonly name: string
  readonly kind: 'student' | 'teacher'
  readonly audience: string
  readonly unitId?: string
  /** 班级 of a student: codes are printed by it. */
  readonly group?: string
  /** Who they are in WeChat; nothing for somebody who hasn't bound yet. */
  readonly openid?: string
  /** What somebody who tries roles reads. */
  readonly remark: string
}

export interface Roster {
  readonly people: readonly SeedPerson[]
  readonly postings: readonly Record<string, unknown>[]
  readonly roleGrants: readonly Record<string, unknown>[]
  /** The courses before the hall opened, and who passed them (§13). */
  readonly courses: readonly Record<string, unknown>[]
  readonly courseRecords: readonly Record<string, unknown>[]
}

const majors = ['计算机', '土木', '会计', '英语']
/** A window without a B, so that a vacancy can be seen; a grant that ends in a week. */
export const WITHOUT_B = 10
const HELPS_UNTIL = '2026-11-30'
const STUDENTS = 128
const UNBOUND = 12
const SINCE = '2026-03-02'

/** The console makes the first admin; everybody else binds by a code. */
export const ADMIN = 'o-centre-admin'

class Names {
  readonly #used = new Set<string>(['王晓岚', '陈立'])
  constructor(readonly random: Random) {}
  next(): string {
    for (;;) {
      const name = surnames.charAt(this.random.below(surnames.length)) + this.random.pick(given)
      if (this.#used.has(name)) continue
      this.#used.add(name)
      return name
    }
  }
}

const staffNo = (n: number): string => `T${String(20180000 + n)}`

const TRAINED_ON = '2026-02-27'
const course = (
  _id: string,
  kind: string,
  title: string,
  titleEn: string,
  services: readonly string[],
  heldOn: string,
) => ({ _id, kind, title, titleEn, services, heldOn, place: '三层培训室', ...stamps })
const record = (personId: string, of: { readonly courseId: string } & Record<string, unknown>) => ({
  _id: `${of.courseId}:${personId}`,
  personId,
  ...of,
  result: 'passed',
  recordedBy: 'console',
  ...stamps,
})

/** About two hundred members: A and B of each window, a head for each unit, the centre's own, students and teachers. */
export const makeRoster = (
  random: Random,
  servicesAt: (windowId: string) => readonly string[] = () => [],
): Roster => {
  const names = new Names(random)
  let staff = 0
  const teacher = (openid: string, remark: string, unitId?: string, name = names.next()): SeedPerson => ({
    _id: `p-${openid.slice(2)}`,
    no: staffNo(++staff),
    name,
    kind: 'teacher',
    audience: '教职工',
    ...(unitId === undefined ? {} : { unitId }),
    openid,
    remark,
  })
  const unitName = (id: string): string => unitRows.find((row) => row.id === id)?.name ?? ''
  const desks = windowNumbers.flatMap((no) => {
    const unitId = unitOfWindow(no)
    const at = `${unitName(unitId)} ${String(no)}号窗口`
    return [
      teacher(`o-window-${String(no)}-a`, `${at} A角`, unitId, no === 1 ? '王晓岚' : undefined),
      teacher(`o-window-${String(no)}-b`, `${at} B角`, unitId, no === 1 ? '陈立' : undefined),
    ]
  })
  const heads = unitRows.map((row) => teacher(`o-head-${row.id}`, `${row.name} 负责人`, row.id))
  const centre = [
    teacher(ADMIN, '中心管理员'),
    teacher('o-centre-desk', '中心 导办台'),
    teacher('o-centre-desk-2', '中心 导办台'),
    teacher('o-custodian', '投诉身份保管人'),
    teacher('o-discipline', '纪检监察'),
    teacher('o-steering', '领导小组办公室'),
  ]
  // The first is proposed as the back office of the archives (see `posts.ts`); the second helps the steering office.
  const teachers = Array.from({ length: 8 }, (_none, n) =>
    teacher(`o-teacher-${String(n + 1)}`, '教师', n === 0 ? 'da' : undefined),
  )
  const audiences = ['本科生', '本科生', '本科生', '研究生', '研究生', '国际学生'] as const
  const students = Array.from({ length: STUDENTS }, (_none, n): SeedPerson => {
    const audience = random.pick(audiences)
    const no = `${audience === '本科生' ? '2023' : 'G2024'}${String(10000 + n)}`
    const isBound = n < STUDENTS - UNBOUND
    return {
      _id: `p-student-${String(n + 1)}`,
      no,
      name: names.next(),
      kind: 'student',
      audience,
      group: `${majors[n % majors.length] ?? ''}${audience === '本科生' ? '2301' : '研2401'}`,
      ...(isBound ? { openid: `o-student-${String(n + 1)}` } : {}),
      remark: isBound ? audience : `${audience}，还没有绑定`,
    }
  })
  const posting = (no: number, side: 'a' | 'b') => {
    const personId = `p-window-${String(no)}-${side}`
    const kind = side === 'a' ? 'primary' : 'alternate'
    return {
      _id: `posting-${String(no)}-${side}`,
      personId,
      windowId: windowId(no),
      unitId: unitOfWindow(no),
      kind,
      from: SINCE,
      seat: `${windowId(no)}:${kind}`,
      slot: `${personId}:${side === 'a' ? 'A' : 'B1'}`,
      pair: `${windowId(no)}:${personId}`,
      state: 'current',
      ...stamps,
    }
  }
  const grant = (personId: string, role: string, unitId?: string) => ({
    _id: `grant-${personId}-${role}`,
    holds: unitId === undefined ? `grant-${personId}-${role}` : `${unitId}:${role}`,
    personId,
    role,
    ...(unitId === undefined ? {} : { unitId }),
    from: SINCE,
    grantedBy: 'console',
    ...stamps,
  })
  // Everybody had the induction; every B is certified for what her window takes.
  const induction = {
    courseId: `${TRAINED_ON}:induction`,
    kind: 'induction',
    services: [],
    heldOn: TRAINED_ON,
  }
  const inductions = desks.map(({ _id: personId }) => record(personId, induction))
  const certified = windowNumbers.map((no) => {
    const personId = `p-window-${String(no)}-b`
    const services = servicesAt(windowId(no))
    return record(personId, {
      courseId: `${TRAINED_ON}:${windowId(no)}`,
      kind: 'services',
      services,
      heldOn: TRAINED_ON,
    })
  })
  return {
    courses: [
      course(`${TRAINED_ON}:induction`, 'induction', '上岗培训', 'Induction', [], TRAINED_ON),
      course('2026-12-04:induction', 'induction', '上岗培训', 'Induction', [], '2026-12-04'),
      ...windowNumbers.map((no) => {
        const services = servicesAt(windowId(no))
        const titles = [`${String(no)}号窗口业务培训`, `Services of window ${String(no)}`] as const
        return course(`${TRAINED_ON}:${windowId(no)}`, 'services', ...titles, services, TRAINED_ON)
      }),
    ],
    courseRecords: [...inductions, ...certified],
    people: [...desks, ...heads, ...centre, ...teachers, ...students],
    postings: windowNumbers.flatMap((no) =>
      no === WITHOUT_B ? [posting(no, 'a')] : [posting(no, 'a'), posting(no, 'b')],
    ),
    roleGrants: [
      ...unitRows.map((row) => grant(`p-head-${row.id}`, 'unitHead', row.id)),
      grant('p-centre-admin', 'centreAdmin'),
      grant('p-centre-desk', 'centreStaff'),
      grant('p-centre-desk-2', 'centreStaff'),
      grant('p-custodian', 'custodian'),
      grant('p-discipline', 'discipline'),
      grant('p-steering', 'steeringOffice'),
      { ...grant('p-teacher-2', 'steeringOffice'), to: HELPS_UNTIL, reason: '年终总结期间协助' },
    ],
  }
}
