/** Staff and their work: employment, reimbursement, leave, travel, research, assets, seals. */
export const work = `
差旅费报销 差旅费 差旅报销 出差报销 出差报账 差旅 出差 外出开会 调研 学术会议费用 开会费用 机票 住宿发票
  酒店发票 路费 交通费 打车费 会议费 火车票报销 机票报销 住宿费报销 酒店费用 市内交通 差旅报账 出差费用
  出差的发票 出差补助 差补 出差补贴 车费 过路费 打的费 出租车票 调研费用 会议报销 参会费用 注册费 出差住宿
  差旅标准 外出学习费用 培训费 出差回来 高铁票报销 参加会议 交通发票 外出调研 公务出差 出差申请 出差打车
  出差回来的票 出差花的钱 机票钱 车票报销 车票钱 车票住宿 住宿钱 会务费 差旅怎么报 因公出差 打车费住宿费 =
  报销 | travel reimbursement, travel expenses, business trip, travel expense, expense claim, travel costs,
  trip expenses, conference expenses, airfare, hotel, trip reimbursement, business travel, conference
  reimbursement, travel claim, reimburse travel, hotel invoice, reimburse hotel, reimbursement of travel,
  taxi receipt
报销 报账 ~报 走账 报费用 报发票 贴票 贴发票 公务卡 冲账 借款 报一下 怎么报 报掉 入账报销 财务报销 钱怎么报
  能报吗 报费 财务报账 报销单 报账单 报发票钱 票怎么报 发票怎么报 发票报销 垫付 垫钱 | reimbursement,
  reimburse, expense, expenses, claim
公费医疗 医药费报销 看病报销 医疗费报销 医疗报销 医疗费 医药费 看病的钱 看病花的钱 住院费 门诊费 药费 手术费
  住院费用 住院报销 门诊报销 看病的发票 看病 住院 转诊 病历 门诊 药店 手术 医院看病 挂号费 检查费 医院发票
  医院费用 就诊 看病费用 买药 开药 医保报销 就医 就医费用 治病的钱 医院看病的费用 报医药费 报销医药费
  报看病的钱 生病报销 大病报销 看牙 检查费用 挂号 病历本 体检报销 药费报销 生病花的钱 教工医疗 公医
  医院看病发票 看病发票 生病发票 报销看病 门诊发票 住院发票 = 报销 | medical reimbursement, medical
  expenses, medical bill, medical bills, hospital bill, hospital expenses, medical claim, doctor bill,
  healthcare reimbursement, hospital, reimburse medical, medicine, doctor, hospitalization, health care
  reimbursement, clinic bill, surgery, medical cost, medical costs
科研经费 课题经费 到账认领 经费认领 经费到账 经费入账 项目经费 横向经费 来款 到款 认款 科研到款 外单位打款
  打款 合作费到账 合作单位付款 经费 课题费 项目款 项目钱 企业打款 公司打钱 进账 开票 增值税发票 开增值税
  专票 认领经费 经费到了 经费认款 科研款 合同款 甲方打款 甲方付款 甲方 横向款 转账认领 入账 科研入账
  科研进账 经费没入账 到账未认领 款项认领 财务认款 科研开票 技术服务费发票 开具发票 经费转入 经费上账 给甲方
  项目款打过来 打款过来 汇款认领 外拨经费 拨款 企业汇款 企业打钱 课题开票 横向开票 横向课题开票 经费还没认领
  钱到学校账上 = 科研 | research fund, research funds, research grant, project funds, research funding,
  grant income, vat invoice, incoming payment, claim research funds, project fund, project funding, research
  payment, issue invoice, invoice to company, research money
收入证明 工资证明 薪资证明 薪水证明 工资条 工资流水 工资单 月薪证明 年收入证明 个税证明 完税证明 个人所得税
  个税 纳税证明 所得税 收入流水 税单 收入 薪水 收入流水证明 工资收入 工资收入证明 月收入证明 开收入证明 税
  个人收入 薪酬证明 财力证明 缴税 缴税证明 税收证明 工资明细 年薪证明 收入情况 工资多少证明 贷款收入证明
  个税完税 扣税 工资单盖章 收入盖章 工资多少 月收入 贷款要的收入 收入情况证明 = 证明 工资 | income
  certificate, salary certificate, salary proof, proof of income, income proof, payslip, pay slip, tax
  certificate, income tax, salary statement, tax proof, earnings certificate, pay certificate, wage
  certificate, certificate of income, salary, income letter, income statement
工资 薪酬 薪资 绩效 涨工资 发工资 | salary, wage, pay
公积金 住房公积金 公积金提取 | housing fund, provident fund
社保 社会保险 养老保险 五险一金 失业金 | social security, social insurance, pension
在职证明 工作证明 任职证明 在岗证明 单位证明 就职证明 在编证明 聘用证明 任教证明 工作单位证明 上班证明
  在这里工作 在学校上班 在学校工作 教师身份证明 工龄证明 在编 工作证明信 任职 单位开的工作证明 教职工证明
  在岗 任教 聘用 就业单位证明 单位工作证明 开工作证明 工作年限证明 职务证明 单位在职证明 上班的证明
  单位开证明 证明我是老师 证明我是教师 证明是本校职工 我是这个学校的老师 任职证明给签证 教师证明 教师在职 =
  证明 | employment certificate, certificate of employment, proof of employment, employment letter,
  employment verification, proof of work, work certificate, employer letter, job certificate, letter of
  employment, employment proof, employed, work proof, job letter, staff certificate, working certificate, in
  service certificate
职称 评职称 职称评审 职称申报 副教授 教授 讲师 高级职称 副高 正高 中级职称 晋升 评副高 评正高 评教授 评讲师
  升教授 升副教授 升职称 职称晋升 专业技术职务 高级工程师 升职 破格 职称材料 职称申请 职称资格 教授职称
  申报教授 申报副教授 评审职称 报职称 晋级 聘任 职称聘任 教授评审 副教授评审 评个教授 研究员 副研究员
  助理研究员 评高工 高工 职务晋升 申报职称 评上教授 定职称 代表作 评教授材料 中级评定 职称评定 评定职称
  申报职称材料 职称评 评上副高 = 评审 | professional title, title evaluation, title review, promotion,
  professor promotion, academic promotion, associate professor, professorship, tenure, academic title, title
  promotion, professional rank, become professor, become associate professor, associate professor
  application, full professor, apply for professor
入职 报到 新教师报到 新老师报到 新教职工 新教师 新老师 新员工 新来的 新进教师 入职手续 入职报到 刚来学校
  刚来上班 新聘 第一天上班 办入职 上班报到 入校报到 新人报到 聘用合同 新入职 刚入职 来校报到 上班第一天
  人事报到 教师报到 新教工 新职工 入校工作 到岗 报到手续 开始上班 来上班 新人入职 刚毕业来工作 办理入职
  教师入职 引进人才 人才引进 新进人员 新进 任教报到 来校任教 入校报到流程 到校工作 教师来校 新入职老师
  入职要办 | onboarding, new faculty, new staff, new employee, new teacher, new hire, staff registration,
  start work, joining, report for duty, join the university, newly hired, new job, check in new staff, first
  day at work, first day of work, new lecturer, register as new teacher
离职 辞职 教职工离校 离校转单 离职手续 调走 跳槽 离职证明 不干了 调动 调离 走人 调出 合同到期 解聘 离职离校
  换工作 换单位 辞工 转单 工作调动 不续签 解除合同 离岗 辞退 我要辞职 不想干 离开学校工作 教师离职 老师辞职
  离职审批 离职单 办离职 离职流程 老师离校 教师离校 调往 调到外校 调入外校 去别的学校工作 别的学校工作
  到别的单位 离开单位 人事调出 合同终止 合同期满 不再续聘 不续聘 交接 工作交接 离校转单手续 外校 跳槽到外校
  辞职流程 办辞职 教师辞职 老师跳槽 老师走了 老师调走 | resign, resignation, quit job, leave job, leaving
  the university, staff departure, resigning, exit procedure, termination, offboarding, leave the university
  job, leaving job, quit, staff leaving, resign from job, departure, stop working here
退休 离休 返聘 | retire, retirement
请假 请销假 事假 病假 销假 请个假 请几天假 假条 请假条 请假单 准假 休假 请长假 请事假 请病假 婚假 产假 丧假
  探亲假 陪产假 年假 哺乳假 续假 批假 告假 请病假手续 事假申请 病假申请 请 假期申请 休产假 休婚假 请产假
  请婚假 请丧假 请探亲假 护理假 陪护假 长假 短假 补假 假条怎么开 请假手续 请假流程 请假三天 请两天假
  请一周假 请几天 请一个星期假 请两个礼拜假 礼拜假 休息几天 | leave, ask for leave, sick leave, leave
  request, day off, leave application, personal leave, maternity leave, request leave, absence, days off,
  take leave, sick, take days off, leave approval, absent, request absence, leave form, sick day, leave of
  absence form
离校 离校备案 离校申请 离校审批 外出 离开学校 离校报备 外出报备 报备 不在学校 回家几天 出校 离市 离京
  离开本市 出省 回趟家 回老家 离校登记 外出申请 出远门 假期去向 节假日去向 外出备案 离校外出 离校几天
  外出实习 校外 校外住 节假日离校 假期离校 去外地几天 出市 跨省 出京 放假回家 提前回家 提前离校 不回宿舍
  夜不归宿 清明回家 节日回家 回家过节 周末回家 不在校 出校几天 假期回家 | leaving campus, leave campus, off
  campus, go home, away from campus, leaving school for days, travel home, out of town, leave the city
因公出国 公派出国 因公出境 因公 出国开会 出国访问 出国访学 访学 国际会议 出访 公务出国 出境 出国审批
  出国任务 公务护照 因公护照 赴港澳台 赴境外 境外会议 出国参会 国外开会 任务批件 派出国 去国外开会
  出国交流访问 公费出国 公务出境 教师出国 老师出国 出国参加会议 出国学术会议 国外参会 参加国际会议
  国外学术会议 去国外参会 因公赴 出国批件 出国政审 出访申请 出国讲学 出国合作 出国报批 出国备案 公派
  公派访学 国外访问学者 访问学者 赴国外 赴美 赴日 出差国外 国外出差 境外出差 出国进修 短期出访 学术会议审批
  出国公务 国外学术 去国外开学术 出国签证老师 = 出国 | official trip abroad, business trip abroad, overseas
  trip, official overseas travel, abroad conference, overseas conference, international conference, visiting
  scholar, go abroad on business, trip abroad, overseas business trip, attend conference abroad, go abroad
  for conference, abroad, overseas, travel abroad, visit abroad, public passport
出国 国外 境外 海外 外国 国际 | abroad, overseas, foreign
护照 通行证件 | passport
签证延期 居留许可延期 居留许可 签证续签 续签签证 续签 居留证 签证到期 签证过期 签证快到期 居留延期 签证
  留学生签证 延长签证 居留 在华居留 居住许可 住宿登记 签证续 续签证 签证过期了 延签证 延签 签证延长 签证办理
  办签证延期 居留证延期 居留许可到期 留学签证 学习签证 x签证 x1签证 居留许可续 居住证到期 在中国继续读书
  签证要到期 签证续期 续签手续 延长居留 在校留学生签证 = 延期 | visa extension, extend visa, visa renewal,
  renew visa, residence permit, visa, residence permit extension, permit renewal, visa expired, visa
  expires, overstay, student visa, renew my visa, visa renewal letter, visa expiring, residence permit
  expired, prolong visa, visa about to expire, stay in china, permit extension
留学生 来华留学生 外国留学生 外国学生 外籍学生 | overseas student
教师周转公寓 周转房 教师公寓 周转公寓 教师住房 教工宿舍 教师宿舍 过渡房 青年教师公寓 人才公寓 教职工住房
  老师住房 没房子住 没地方住 教工公寓 公租房 租房 租住 分房 老师宿舍 住处 无房 老师住的房子 教师的房子
  人才房 教师住宿 老师住宿 教工住宿 住房申请 租学校房子 学校房子 学校公寓 租公寓 安家 教职工宿舍 新老师住哪
  教师宿舍申请 教师过渡房 公寓租住 教师公租房 周转宿舍 申请住房 学校住房 校内住房 单身公寓 博士公寓 没房子
  刚来没房 教师分房 青年老师住房 排房 租校内房 新来老师住 = 住房 | faculty housing, staff housing, faculty
  apartment, teacher apartment, staff apartment, transitional housing, apartment, housing, staff dormitory,
  staff apartments, teacher housing, faculty house, teachers apartment, housing for staff, rent apartment
住房 房子
查收查引 论文收录 收录证明 论文检索 检索证明 收录引用 查引 查收 引用证明 引用次数 论文引用 检索报告 被引
  他引 SCI EI SSCI CSSCI 影响因子 核心期刊 分区证明 期刊分区 论文证明 JCR 高被引 收录 查新 SCI收录 EI收录
  论文被收录 收录情况 论文收录情况 论文收录检索 引用报告 被引次数 被引用 引用情况 论文引用情况 开检索证明
  检索 论文检索报告 论文收录引用 核心论文证明 文章收录 文章检索 论文影响因子 影响因子证明 收录检索 他引证明
  论文查收 论文检索证明 我论文的引用 论文引用次数 基金要论文证明 查论文收录 查引用 论文他引 = 论文 证明 |
  citation report, citation search, indexed, sci, ei, paper indexing, citation certificate, retrieval
  report, indexing proof, citations, impact factor, sci report, web of science, paper citation, proof of
  publication, sci certificate, indexing certificate, impact factor certificate, paper indexed in sci,
  publication proof, publications citation
网站备案 网站 域名 二级域名 建网站 网站上线 建站 网页 网址 主页 网站建设 官网 服务器 icp 备案网站 站点
  系统上线 网站域名 部门网站 学院网站 新网站 做网站 做个网站 网站申请 网站开通 域名申请 申请域名 域名解析
  网站注册 单位网站 院系网站 网站建立 站点备案 网站域名申请 开网站 发布网站 网站审批 部署网站 网站空间
  域名备案 二级网站 网站上线备案 新建网站 网页上线 公网开放 对外网站 | website, domain, domain name, web
  site, homepage, web hosting, subdomain, website registration, site, department website, create website,
  new website, host website, register domain, website filing, subdomain application, launch website
公章 学校公章 用印 盖公章 校章 学校盖章 大章 红章 学校大章 盖学校章 校印 钢印 印章 学校印章 用章 用印审批
  盖校章 单位公章 行政章 盖学校的章 法人章 法人证书 法人证 用公章 校长签字 校长签名 盖大章 盖红章 校办盖章
  学校的章 盖学校的公章 单位盖章 盖行政章 敲公章 敲章 盖公司章 校名章 校长章 学校盖公章 盖个公章
  学校法人证书 事业单位法人证书 用公章审批 公章使用 使用公章 印鉴 用印申请 申请用印 盖一个学校的章 合同用印
  材料用印 学校签章 学校落款章 校级公章 学校法人 组织机构代码证 带章 推荐表盖章 盖校章流程 推荐表 盖校级章
  学校公章流程 = 盖章 | official seal, university seal, school seal, university stamp, official stamp, seal,
  stamp, school stamp, company seal, legal person certificate, school seal stamp, school official seal, use
  of seal, seal approval, stamp from university, red stamp, legal representative certificate, official stamp
  on document
固定资产 资产 资产建账 资产登记 资产入库 设备入库 建账 设备登记 固定资产入库 固资 设备建账 资产入账 资产条码
  资产增加 设备验收 仪器入库 仪器设备 设备 仪器 买设备 买电脑 买仪器 采购设备 资产验收 固定资产登记 实验设备
  条码 大件设备 购置设备 新设备 新仪器 打印机 台式机 资产标签 添置 资产建卡 建卡 报增 资产报增 新增资产
  设备报增 设备入账 仪器登记 购买设备 设备采购登记 采购登记 买了仪器 新买设备 新买电脑 家具登记 办公设备
  办公电脑 登记资产 固资入库 资产验收单 验收 验收单 入库 入库单 入固定资产 设备条码 报账前登记 报销前登记
  资产编号 资产卡片 实验室设备 实验仪器 贵重仪器 资产增减 资产录入 资产管理 入资产 ~服务器 买服务器
  资产怎么入 登记设备 报销前先登记 先登记资产 买了电脑 买了设备 资产账 = 登记 | fixed asset, fixed assets,
  asset, assets, equipment, asset registration, equipment registration, register equipment, instrument, lab
  equipment, new equipment, asset number, register asset, asset tag, purchase equipment, inventory, new
  asset, equipment purchase, fixed asset entry, register new computer, asset entry
采购 招标 政府采购 | procurement, purchase, tender
横向合同 科研合同 横向科研合同 技术合同 横向项目 合同登记 合同备案 技术服务合同 技术开发合同 合作合同
  委托开发 校企合作 企业合作 横向课题 合作协议 企业项目 合同审批 科研项目合同 技术转让 签合同 委托合同
  合同盖章 产学研 横向 企业委托 校企合同 企业合同 横向科研 科研协议 技术协议 技术咨询合同 技术咨询 合作研发
  联合研发 委托研发 合同签订 合同登记备案 项目合同 横向合同备案 企业签合同 公司签合同 合作项目 签技术合同
  合同审核 横向立项 技术开发 技术服务 横向项目备案 与企业合作 公司合作 科研合作 企业的合作合同 跟企业合同
  合作合同登记 合同怎么审 合同用印科研 = 合同 科研 | research contract, contract registration, technical
  contract, industry contract, research agreement, contract, cooperation agreement, technology contract,
  industry collaboration, sign contract with company, company contract, technology agreement, cooperation
  contract, contract with enterprise, register research contract, horizontal project, horizontal contract,
  technical service contract
科研 科研项目 课题 纵向项目 项目申报 国自然 基金申请 | research, project
专利 专利申请 知识产权 | patent
`
