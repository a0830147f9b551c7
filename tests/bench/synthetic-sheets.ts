import type { SheetContent, ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import { sheetHash } from '../../cloudfunctions/_shared/sheet-hash'

/** Matters that a large university's centre also has; with the actions below they make distinct sheets. */
const objects =
  '奖学金 助教岗位 社会实践 校级竞赛 创新训练项目 辅修学位 双学位 课程替代 学分转换 免修免考 重修报名 教材领用 英语等级 普通话 ' +
  '学生干部 党员组织关系 团员关系 志愿时长 心理咨询 评优评先 实验室安全 危险化学品 特种设备 辐射源 大型仪器 采购项目 招标文件 ' +
  '专利费 成果奖励 纵向课题 科研劳务费 学术会议 伦理审查 住房公积金 工资卡 退休手续 返聘 博士后进站 博士后出站 外籍专家 来华邀请 ' +
  '港澳台学生 夏令营 推免资格 学位申请 学籍异动 延长学制 退学 转学 校史资料 基建图纸 印刷品 校园广播 横幅 展板 体育馆 游泳馆 ' +
  '水电 电话 有线电视 钥匙 门禁权限 施工许可 绿化 食堂窗口 商铺 班车 幼儿园入园 附小入学 子女医保 计划生育 献血 急救培训'
const actions = ['申请', '审批', '登记', '证明开具', '变更', '补办', '退费', '查询', '备案']
const audiences = ['本科生', '研究生', '教职工', '国际学生', '校友', '全体师生']
const units =
  '教务处 研究生院 学生工作处 财务处 人事处 科研处 后勤保障部 保卫处 图书馆 信息化中心 校医院 团委 档案馆'.split(
    ' ',
  )
const conditions = [
  '在籍在册，手续齐全',
  '学期开始后两周内提出',
  '所在单位同意并已公示',
  '本人或受托人持有效证件',
]
const results = ['批准通知书', '登记回执', '盖章证明', '办结告知单', '变更批复']

const pick = <T>(list: readonly T[], no: number): T => {
  const one = list[no % list.length]
  if (one === undefined) throw new Error('synthetic sheets: an empty list')
  return one
}

/**
 * The given sheets and made-up ones up to `count`, always the same: for measuring size and speed at a
 * catalogue's full extent, not for judging answers.
 */
export const withSynthetic = (real: readonly ServiceSheet[], count: number): ServiceSheet[] => {
  const all = [...real]
  const things = objects.split(' ')
  for (let no = 0; all.length < count; no += 1) {
    const object = pick(things, no)
    // Each round over the objects takes the next actions, so that no name comes twice.
    const action = pick(actions, Math.floor(no / things.length) + no * 2)
    const unit = pick(units, no * 5)
    const content: SheetContent = {
      code: `SY-${String(no + 1).padStart(3, '0')}`,
      name: `${object}${action}`,
      nameEn: `Matter ${no + 1} of the ${no % 2 === 0 ? 'academic' : 'general'} affairs`,
      aliases: [`${action.slice(0, 2)}${object}`, `${object}办理`, `${object}事项`],
      keywords: [`${object}材料`, `${object}流程`],
      ownerUnit: unit,
      basis: [{ title: `《示例大学${object}管理办法》` }],
      audience: [pick(audiences, no)],
      conditions: `${object}${pick(conditions, no)}`,
      steps: ['受理', `${unit}审核`, `${object}核对`, '办结'].map((name) => ({ name, clockRuns: true })),
      materials: [`${object}${action.slice(0, 2)}表`, '身份证复印件', `${object}佐证材料`].map((name) => ({
        name,
        need: 'required' as const,
        form: 'original' as const,
        copies: 1,
        from: '申请人自备',
        electronicAccepted: false,
      })),
      legalDays: 10,
      visits: 1,
      inVacation: false,
      fee: { kind: 'free' },
      result: `${object}${pick(results, no)}`,
      delivery: ['窗口领取'],
      consultPhone: '0000-8800000',
      complaintPhone: '0000-8800000',
      onlineHall: { available: false },
      windows: [],
      kind: 'promised',
      promisedDays: 5,
    }
    all.push({ ...content, version: 1, hash: sheetHash(content) })
  }
  return all
}
