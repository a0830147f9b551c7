/** What students pay and are paid: loans, aid, jobs, tuition. */
export const money = `
助学贷款 校园地贷款 国家助学贷款 贷款 生源地贷款 学生贷款 贷学金 借钱上学 借钱读书 银行贷款 贷款读书
  贷款交学费 助学贷 上学贷款 国家贷款 申请贷款 学费贷款 办贷款 借学费 学生借款 借款上学 上学没钱 读书没钱
  上学钱不够 贷 无息贷款 贴息贷款 贷款额度 贷款合同 生源地 帮忙贷款 能贷款吗 大学贷款 贷款读大学 贷款申请表
  | student loan, loan, education loan, tuition loan, student loans, tuition loans, apply for a loan, borrow
  money, national student loan, education loans, study loan
助学金 国家助学金 资助 励志助学金 学生资助 国助 贫困补助 学校资助 助学 | grant, stipend, bursary, financial
  aid
困难认定 家庭经济困难 经济困难认定 困难生 贫困生 贫困认定 家庭困难 家里困难 家里穷 家境困难 家境不好
  条件不好 家庭条件差 特困生 低保 建档立卡 贫困证明 贫困 家里没钱 经济困难 家里条件差 家庭贫困 贫困家庭
  贫困户 低保户 建档立卡户 单亲 孤儿 农村低保 贫困学生 特困 贫困生认定 困难学生 经济困难学生 家庭困难认定
  认定困难 困难等级 家庭条件 贫困生申请 困难生认定 困难证明 家庭经济 评贫困生 评困难生 当贫困生 农村户口困难
  家庭年收入低 困难家庭 家里是低保 残疾家庭 父母残疾 | poverty, needy student, financial hardship, low
  income family, financial difficulty, economic hardship, poor student, poor family, hardship recognition,
  financially disadvantaged, needy students, poverty certificate, financial need, low income
临时困难 突发重大变故 临时困难补助 困难补助 临时补助 应急补助 突发困难 家里出事 家中变故 家庭变故 家里遭灾
  受灾 水灾 地震 洪水 火灾 家里着火 失火 急用钱 急需用钱 急需钱 救急 突发疾病 重大疾病 生大病 家人去世
  亲人去世 父母去世 家人重病 父母生病 没生活费 没钱吃饭 生活费没了 生活困难 天灾 救助金 父母失业 大病 重病
  车祸 爱心基金 突发 意外 突发事件 家庭突发 家里发生 家里突然 遇到困难 飞来横祸 家里出了事 家里出了点事
  出事了 家里有变故 家庭遭遇 生活费 没有钱吃饭 吃不起饭 没钱看病 没钱治病 紧急用钱 紧急资助 急用 临时补贴
  家里破产 突遇困难 丧亲 家人生病 家人住院 突发困境 特殊困难 困难帮扶 癌症 白血病 重症 手术费 治病钱 绝症
  家庭突变 家里着火了 台风受灾 得了大病 突然没钱 急需帮助 筹款 众筹 = 补助 | emergency aid, emergency fund,
  hardship grant, emergency financial aid, temporary hardship, family emergency, hardship allowance,
  emergency grant, emergency help, sudden hardship, urgent money, family crisis, sudden illness in family,
  need money urgently, crisis
补助 补贴 津贴 救济 救助 困难补贴 | subsidy, allowance
勤工助学 勤工俭学 勤助 校内兼职 勤工岗 勤工岗位 兼职 打工 学生助理 助管 助研 助教 三助 做助理 赚钱 挣钱
  赚点钱 赚生活费 挣生活费 零花钱 赚零花 课余打工 学生岗 找个活 校内打工 学生兼职 小时工 临时工 学校兼职
  兼职岗位 助学岗位 图书馆兼职 勤工助学岗 校园兼职 干活 做兼职 学校打工 做工 想兼职 当助理 学生工作岗位
  助理岗位 赚外快 勤工助学申请 帮工 值班岗位 找兼职 找份兼职 图书馆打工 食堂打工 勤工助学的岗位 有没有兼职
  兼职招人 校内工作 学生岗位 | part time job, part time work, work study, student job, campus job, student
  assistant, on campus job, part time, earn money, assistantship, job on campus, student jobs, campus part
  time job, working on campus, student helper, campus work
奖学金 国家奖学金 评奖 评优 国奖 三好学生 励志奖学金 奖金 综测 综合测评 | scholarship, award, awards
学费补偿 学费代偿 学费补偿代偿 代偿 贷款代偿 补偿代偿 退役学费 学费减免 入伍补偿 参军学费 服兵役学费
  基层就业补偿 退学费给兵 服兵役补偿 当兵补偿 参军补偿 参军学费补偿 入伍学费 当兵学费 退伍学费 士兵学费
  服役补偿 基层补偿 国家代偿 贷款补偿 学费返还 学费资助 应征入伍补偿 退役士兵 当兵退学费 退伍退学费
  参军退学费 入伍退学费 当兵免学费 学费国家资助 服兵役退学费 毕业支边学费 去边疆 贷款国家还 = 学费 | tuition
  compensation, loan repayment assistance, tuition reimbursement, loan forgiveness, tuition waiver, military
  tuition, tuition assistance, compensate tuition, tuition reimbursed
当兵 参军 入伍 应征入伍 服兵役 征兵 退伍 退役 大学生士兵 兵役 服役 士兵 退役士兵 入伍学生 当兵的 服过役
  去当兵 现役 | army, military, enlist, enlistment, military service, veteran, soldier, join the army
基层就业 西部 支教 西部计划 三支一扶 基层工作 去西部 中西部 大学生村官 特岗教师 艰苦地区 边远地区 西藏 新疆
  青海 贫困地区 支援西部 西部就业 下基层 乡镇 村官 选调到基层 | grassroots, west china, rural work
学费 学杂费 缴学费 交学费 住宿费 书本费 学费钱 | tuition, tuition fee, fees, school fee, school fees,
  tuition payment
学费票据 学费发票 缴费收据 缴费票据 学费收据 学费单据 缴费凭证 缴费证明 学费凭证 缴费发票 学费证明 收据
  交费单 开学费发票 学费开票 住宿费收据 住宿费发票 住宿费票据 打学费发票 学费电子票 学费电子票据 打印发票
  打印收据 财政票据 交费凭证 报销学费 交费收据 缴费记录 已缴费证明 发票打印 学费单 交学费凭证 学费收据打印
  父母单位要发票 学费缴费凭证 学费缴费记录 缴学费证明 = 学费 票据 | tuition receipt, tuition invoice, fee
  receipt, payment receipt, proof of payment, receipt, tuition bill, invoice for tuition, fee invoice,
  receipt for tuition, tuition receipts, payment proof
票据 发票 单据 凭证 电子票据 电子发票 | invoice, bill
缓缴学费 缓交学费 学费缓缴 学费缓交 缓缴 缓交 延期缴费 晚交学费 学费晚交 学费晚点交 分期交学费 学费分期
  拖一拖 交不起学费 没钱交学费 没钱缴费 学费交不上 学费没凑够 学费还没凑齐 欠学费 欠费 交不上学费 学费不够
  迟交学费 推迟缴费 学费延期 缓缴申请 暂缓缴费 暂缓交 暂时交不起 缓一缓交 缓些交 先不交学费 过段时间再交
  晚点再交 晚一点交 晚几天交 学费能晚交 延迟缴费 延期交费 拖欠学费 学费缴不起 分期付款 分期 分几次交 分批交
  拿不出学费 凑不出学费 学费紧张 暂时没钱交 没凑齐学费 钱没凑齐 凑不齐钱 暂时没钱 学费缓一下 晚点交学费
  晚点再交学费 缓些时候 延迟交学费 下学期再交 = 学费 延期 | defer tuition, tuition deferral, postpone
  tuition, delay tuition, tuition extension, late tuition, cannot afford tuition, installment, pay tuition
  later, pay later, tuition delay, postpone payment, deferred payment, payment plan, pay in installments,
  fee deferral, can not pay tuition, cannot pay tuition, late payment
学费退费 退学费 退费 退款 学费退还 多交学费 学费多交 多交了学费 重复缴费 重复扣费 交重了 退还学费 退住宿费
  退钱 学费退款 返还学费 退费申请 学费返还 学费退回 退一部分学费 剩余学费 多缴 多缴学费 多收 多收了 缴重
  交了两次 交两次 交多了 重复交费 住宿费退 退学退费 退部分学费 余款 退余款 学费差额 差额退还 退学费差额
  退多交的 学费退一部分 退剩余学费 交重复 转专业学费 = 学费 退 | tuition refund, refund, fee refund,
  overpaid, refund tuition, get refund, money back, get tuition back, refund of tuition, tuition fee back,
  return tuition, overpayment
银行卡 工资卡 储蓄卡 信用卡 建行卡 | bank card, credit card, bank account
`
