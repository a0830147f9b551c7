/**
 * What people at a university talk about, one concept a row: the official word first, then what students and
 * staff say instead; after `=` the concepts that it is made of; after `|` English, by commas.
 * `~` marks a loose wording (it may mean something else). A row needs no service: a concept that the
 * catalogue does not serve tells the search that it has no answer.
 */
export const things = `
学生证 学生证件 ~学生证明件 | student id, student id card, student identity card, ~student card, student booklet
校园卡 一卡通 校园一卡通 饭卡 学生卡 校卡 门禁卡 水卡 ~卡片 ~卡 ~工作卡 | campus card, meal card, school card, smart card, all in one card, university card, canteen card, dining card, ~student card, ~card, access card
火车票优惠卡 优惠卡 学生票 学生优惠 学生火车票 乘车优惠 磁条 学生半价票 优惠磁条 优惠次数 火车票优惠 学生优惠票 = 火车票 | train discount, student discount card, discount card, railway discount, student ticket, student fare
火车票 火车 高铁 高铁票 动车 车票 铁路 铁路局 12306 坐车回家 乘车 | train ticket, train, railway, rail
乘车区间 区间 到站 起止站 家庭住址 往返站 目的站
在读证明 在校证明 在学证明 就读证明 学籍证明 在校生证明 在读学籍证明 学生身份证明 学生证明 在籍证明 就学证明 入学证明 证明我是学生 是在校学生 是本校学生 还在上学 还在读 在校状态 学生身份 = 证明 学籍 | enrollment certificate, enrolment certificate, certificate of enrollment, certificate of enrolment, proof of enrollment, proof of enrolment, enrollment letter, enrolment letter, student status certificate, proof of student status, certificate of attendance, study certificate, student certificate, student status, proof of study, verification letter
学籍 学籍信息 学信网 学籍状态 | student record, student records, academic status
成绩单 成绩证明 成绩总表 历年成绩 各科成绩 考试成绩单 大学成绩 绩点 绩点证明 均分 平均分 平均分证明 平均成绩 GPA 学习成绩 ~分数 ~成绩 排名证明 成绩排名 专业排名 = 成绩 证明 | transcript, academic transcript, official transcript, academic record, grade report, mark sheet, transcript of records, gpa, score report
成绩 分数 考分 得分 卷面 ~挂科 ~不及格 ~没及格 评分 给分 期末成绩 考试成绩 | grade, grades, score, scores, mark, marks
成绩复核 查卷 成绩异议 查分 核分 复核成绩 复查成绩 看卷子 查卷子 查试卷 改错卷 判错 漏判 算错分 成绩有误 成绩不对 分数不对 分数有误 成绩申诉 成绩有问题 分数太低 成绩太低 给分太低 重新批改 重新阅卷 重新判分 = 成绩 复核 | grade appeal, grade review, recheck grade, remark, regrade, score review, dispute grade, recheck score, wrong grade
休学 暂停学业 停学 办理休学 保留学籍 停课一年 休息一年 停一年 歇一年 休一年 晚一年毕业 暂时不读 暂时不上学 先不上学 先不读了 中断学业 不能坚持学习 gap一年 间隔年 休学一年 休学手续 = 学籍 | leave of absence, suspension of study, suspend study, suspend my studies, suspend schooling, take a year off, gap year, study suspension, time off school
复学 恢复学籍 回来上课 回校上课 返校上课 重新上学 回来读书 回校读书 继续读书 继续上学 恢复学业 复课 复读 休学期满 休学到期 休学结束 休学回来 重返校园 接着读 接着上学 = 学籍 | resume study, resume studies, return to study, return from leave, reinstatement, resumption, readmission, back to school
退学 肄业 不读了 不想读了 不念了 自动退学 退学手续 | withdraw from school, drop out, quit school, withdrawal
转学 转校 换学校 转到别的学校 转入其他学校 | transfer school, transfer to another university
转专业 换专业 改专业 调专业 调整专业 转系 换系 跨专业 转院系 换院系 转学院 换学院 转入专业 专业调整 专业不喜欢 不喜欢专业 不喜欢这个专业 学别的专业 读别的专业 别的专业 其他专业 专业选错 = 更换 专业 | change major, switch major, transfer major, change of major, change program, switch program, change my major, another major
专业 院系 学科 | major, discipline
双学位 辅修 第二学位 第二专业 微专业 | minor, double degree, dual degree
缓考 延期考试 推迟考试 晚点考 延考 下次再考 下学期再考 以后再考 申请缓考 考不了试 不能考试 不能参加考试 参加不了考试 没法考试 没法参加考试 无法参加考试 赶不上考试 缺考 考试冲突 考试撞了 ~考试 = 考试 延期 | deferred exam, postpone exam, delay exam, exam deferral, defer exam, exam postponement, miss exam, exam conflict, makeup exam
退课 课程退选 退选 退掉课 不想上这门课 选错课 退掉选修 弃课 撤课 课退掉 把课退 退一门课 退选课程 = 退 课程 | drop a course, drop course, drop class, withdraw course, course withdrawal, drop a class
考试 期末考 期中考 期末考试 期末 测验 考场 | exam, exams, examination, test, final, finals, midterm
课程 选修课 必修课 课 公选课 通识课 | course, class, courses
选课 抢课 加课 补选 选不上课 选课系统 | course selection, select courses, course registration, add course
重修 补考 清考 | retake, resit, make up exam
毕业证明书 毕业证 毕业证书 学位证 学位证书 学历证书 学历证明 学历证明书 文凭 毕业证明 学位证明 双证 毕业文凭 毕业证件 ~证书 | diploma, degree certificate, graduation certificate, certificate of graduation, graduation diploma, degree, proof of degree
教室 课室 自习室 阶梯教室 多媒体教室 上课的房间 活动场地 场地 会议室 报告厅 讲堂 空教室 | classroom, lecture room, lecture hall, meeting room, venue, room
教室借用 借教室 借用教室 教室预约 预约教室 教室申请 用教室 场地借用 借场地 借会议室 订教室 占教室 找教室 找个教室 = 教室 借用 | book a classroom, classroom booking, borrow classroom, reserve classroom, venue booking, room booking
答辩 论文答辩 毕业答辩 答辩资格 预答辩 学位答辩 硕士答辩 博士答辩 开题 送审 盲审 外审 论文评阅 评阅 预审 = 论文 | thesis defense, thesis defence, dissertation defense, dissertation defence, defend thesis, oral defense, viva, defence, defense, thesis review
论文 学位论文 毕业论文 毕设 毕业设计 文章 发表论文 期刊论文 sci论文 | thesis, dissertation, paper, papers, article, publication
学分 修满学分 学分不够 | credit, credits
导师 研究生导师 老板 指导老师 指导教师 导员老师 boss 硕导 博导 | supervisor, advisor, adviser, mentor, tutor
导师变更 换导师 更换导师 改导师 转导师 跟别的老师 换老板 导师离职 导师退休 导师调走 导师走了 换课题组 换组 转课题组 换一个导师 换个导师 和导师不合 跟导师不合 与导师有矛盾 = 更换 导师 | change supervisor, change advisor, new supervisor, new advisor, switch supervisor, switch advisor
助学贷款 校园地贷款 国家助学贷款 贷款 生源地贷款 学生贷款 贷学金 借钱上学 借钱读书 银行贷款 贷款读书 贷款交学费 助学贷 上学贷款 | student loan, loan, education loan, tuition loan
助学金 国家助学金 资助 励志助学金 学生资助 | grant, stipend, bursary, financial aid
困难认定 家庭经济困难 经济困难认定 困难生 贫困生 贫困认定 家庭困难 家里困难 家里穷 家境困难 家境不好 条件不好 家庭条件差 特困生 低保 建档立卡 贫困证明 贫困 家里没钱 经济困难 家里条件差 家庭贫困 | poverty, needy student, financial hardship, low income family, financial difficulty, economic hardship
临时困难 突发重大变故 临时困难补助 困难补助 临时补助 应急补助 突发困难 家里出事 家中变故 家庭变故 家里遭灾 受灾 水灾 地震 洪水 火灾 家里着火 失火 急用钱 急需用钱 急需钱 救急 突发疾病 重大疾病 生大病 家人去世 亲人去世 父母去世 家人重病 父母生病 没生活费 没钱吃饭 生活费没了 生活困难 天灾 救助金 父母失业 大病 重病 车祸 爱心基金 = 补助 | emergency aid, emergency fund, hardship grant, emergency financial aid, temporary hardship, family emergency, hardship allowance, emergency grant, emergency help
补助 补贴 津贴 救济 救助 困难补贴 | subsidy, allowance
勤工助学 勤工俭学 勤助 校内兼职 勤工岗 勤工岗位 兼职 打工 学生助理 助管 助研 助教 三助 做助理 赚钱 挣钱 赚点钱 赚生活费 挣生活费 零花钱 赚零花 课余打工 学生岗 找个活 校内打工 学生兼职 小时工 临时工 | part time job, part time work, work study, student job, campus job, student assistant, on campus job, part time, earn money
奖学金 国家奖学金 评奖 评优 国奖 三好学生 励志奖学金 奖金 综测 综合测评 | scholarship, award, awards
政审 在校表现证明 现实表现 现实表现证明 表现证明 在校表现 政治审查 政审材料 外调 函调 考察材料 无犯罪 无犯罪记录 无违纪证明 违纪证明 没有处分 无处分 品行证明 思想品德 品德鉴定 品德证明 品行 操行 现实表现材料 政审表 = 证明 | conduct certificate, certificate of conduct, good conduct, political review, good standing, certificate of good standing, character reference, background check, no criminal record
公务员 考公 选调生 国考 省考 事业编 考编 事业单位 体制内 进体制 公务员录用 选调 公招 入警 征兵政审 | civil servant, civil service
入党 党员 党组织 党组织关系 转党组织关系 组织关系 党费 预备党员 | party member, join the party
团员 团组织关系 团籍 团员证 入团 团费 | league member, youth league
学生宿舍 宿舍 寝室 公寓 寝 学生公寓 床位 房间 住宿 住校 | dorm, dormitory, hostel, residence hall, dorm room, residence, bedroom, accommodation
宿舍调整 换宿舍 换寝室 调宿舍 调寝室 换寝 调寝 调宿 换床位 调床位 调换宿舍 换房间 转宿舍 转寝 搬宿舍 搬寝室 换个宿舍 室友不和 室友矛盾 舍友矛盾 室友打呼噜 室友吵 舍友吵 舍友打呼 不想和室友住 换一间 和室友 跟室友 和舍友 跟舍友 室友 舍友 ~搬出去 ~校外住宿 ~走读 ~外宿 = 更换 学生宿舍 | change dorm, change dormitory, change room, switch dorm, move dorm, room change, dorm transfer, change roommate, roommate, roommates, switch rooms
退宿 退房间 退寝 退宿舍 退宿手续 搬离宿舍 离宿 宿舍退房 退房 毕业搬宿舍 毕业搬走 腾宿舍 清退宿舍 交钥匙 还钥匙 交宿舍钥匙 还宿舍钥匙 交还钥匙 毕业离校宿舍 搬出宿舍 腾退 = 退 学生宿舍 | check out dorm, dorm check out, move out, moving out, vacate dorm, dormitory checkout, checkout, leave dormitory, check out, return dorm key, return room key, vacate
学费补偿 学费代偿 学费补偿代偿 代偿 贷款代偿 补偿代偿 退役学费 学费减免 入伍补偿 参军学费 服兵役学费 基层就业补偿 退学费给兵 = 学费 | tuition compensation, loan repayment assistance, tuition reimbursement, loan forgiveness
当兵 参军 入伍 应征入伍 服兵役 征兵 退伍 退役 大学生士兵 兵役 服役 士兵 | army, military, enlist, enlistment, military service, veteran, soldier, join the army
基层就业 西部 支教 西部计划 三支一扶 基层工作 去西部 中西部 大学生村官 特岗教师 艰苦地区 边远地区 | grassroots, west china, rural work
医保 医疗保险 居民医保 大学生医保 医疗参保 参保 社会医疗保险 城乡医保 医保卡 新农合 学平险 学生保险 退保 停保 医保缴费 城镇医保 断保 | medical insurance, health insurance, student insurance, insurance
学费 学杂费 缴学费 交学费 住宿费 书本费 | tuition, tuition fee, fees, school fee, school fees
学费票据 学费发票 缴费收据 缴费票据 学费收据 学费单据 缴费凭证 缴费证明 学费凭证 缴费发票 学费证明 收据 交费单 = 学费 票据 | tuition receipt, tuition invoice, fee receipt, payment receipt, proof of payment, receipt
票据 发票 单据 凭证 电子票据 电子发票 | invoice, bill
缓缴学费 缓交学费 学费缓缴 学费缓交 缓缴 缓交 延期缴费 晚交学费 学费晚交 学费晚点交 分期交学费 学费分期 拖一拖 交不起学费 没钱交学费 没钱缴费 学费交不上 学费没凑够 学费还没凑齐 欠学费 欠费 交不上学费 学费不够 迟交学费 推迟缴费 学费延期 = 学费 延期 | defer tuition, tuition deferral, postpone tuition, delay tuition, tuition extension, late tuition, cannot afford tuition, installment, pay tuition later
学费退费 退学费 退费 退款 学费退还 多交学费 学费多交 多交了学费 重复缴费 重复扣费 交重了 退还学费 退住宿费 退钱 学费退款 返还学费 = 学费 退 | tuition refund, refund, fee refund, overpaid, refund tuition
银行卡 工资卡 储蓄卡 信用卡 建行卡 | bank card, credit card, bank account
差旅费报销 差旅费 差旅报销 出差报销 出差报账 差旅 出差 外出开会 调研 学术会议费用 开会费用 机票 住宿发票 酒店发票 路费 交通费 打车费 会议费 火车票报销 机票报销 住宿费报销 酒店费用 市内交通 = 报销 | travel reimbursement, travel expenses, business trip, travel expense, expense claim, travel costs, trip expenses, conference expenses, airfare, hotel
报销 报账 走账 报费用 报发票 贴票 贴发票 公务卡 冲账 借款 报一下 怎么报 报掉 入账报销 财务报销 钱怎么报 能报吗 | reimbursement, reimburse, expense, expenses, claim
公费医疗 医药费报销 看病报销 医疗费报销 医疗报销 医疗费 医药费 看病的钱 看病花的钱 住院费 门诊费 药费 手术费 住院费用 住院报销 门诊报销 看病的发票 看病 住院 转诊 病历 门诊 药店 手术 医院看病 挂号费 检查费 医院发票 医院费用 就诊 = 报销 | medical reimbursement, medical expenses, medical bill, medical bills, hospital bill, hospital expenses, medical claim, doctor bill, healthcare reimbursement, hospital
科研经费 课题经费 到账认领 经费认领 经费到账 经费入账 项目经费 横向经费 来款 到款 认款 科研到款 外单位打款 打款 合作费到账 合作单位付款 经费 课题费 项目款 项目钱 企业打款 公司打钱 进账 开票 增值税发票 开增值税 专票 = 科研 | research fund, research funds, research grant, project funds, research funding, grant income, vat invoice, incoming payment
收入证明 工资证明 薪资证明 薪水证明 工资条 工资流水 工资单 月薪证明 年收入证明 个税证明 完税证明 个人所得税 个税 纳税证明 所得税 收入流水 税单 收入 薪水 = 证明 工资 | income certificate, salary certificate, salary proof, proof of income, income proof, payslip, pay slip, tax certificate, income tax, salary statement, tax proof
工资 薪酬 薪资 绩效 涨工资 发工资 | salary, wage, pay
公积金 住房公积金 公积金提取 | housing fund, provident fund
社保 社会保险 养老保险 五险一金 失业金 | social security, social insurance, pension
在职证明 工作证明 任职证明 在岗证明 单位证明 就职证明 在编证明 聘用证明 任教证明 工作单位证明 上班证明 在这里工作 在学校上班 在学校工作 教师身份证明 工龄证明 = 证明 | employment certificate, certificate of employment, proof of employment, employment letter, employment verification, proof of work, work certificate, employer letter, job certificate, letter of employment
职称 评职称 职称评审 职称申报 副教授 教授 讲师 高级职称 副高 正高 中级职称 晋升 评副高 评正高 评教授 评讲师 升教授 升副教授 升职称 职称晋升 专业技术职务 高级工程师 升职 破格 = 评审 | professional title, title evaluation, title review, promotion, professor promotion, academic promotion, associate professor, professorship, tenure
入职 报到 新教师报到 新老师报到 新教职工 新教师 新老师 新员工 新来的 新进教师 入职手续 入职报到 刚来学校 刚来上班 新聘 第一天上班 办入职 上班报到 入校报到 新人报到 聘用合同 | onboarding, new faculty, new staff, new employee, new teacher, new hire, staff registration, start work, joining, report for duty
离职 辞职 教职工离校 离校转单 离职手续 调走 跳槽 离职证明 不干了 调动 调离 走人 调出 合同到期 解聘 离职离校 换工作 换单位 辞工 转单 工作调动 不续签 解除合同 | resign, resignation, quit job, leave job, leaving the university, staff departure, resigning, exit procedure, termination, offboarding
退休 离休 返聘 | retire, retirement
请假 请销假 事假 病假 销假 请个假 请几天假 假条 请假条 请假单 准假 休假 请长假 请事假 请病假 婚假 产假 丧假 探亲假 陪产假 年假 哺乳假 续假 批假 告假 | leave, ask for leave, sick leave, leave request, day off, leave application, personal leave, maternity leave, request leave, absence, days off
离校 离校备案 离校申请 离校审批 外出 离开学校 离校报备 外出报备 报备 不在学校 回家几天 出校 离市 离京 离开本市 出省 回趟家 回老家 离校登记 外出申请 出远门 假期去向 节假日去向 外出备案 | leaving campus, leave campus, off campus, go home, away from campus
因公出国 公派出国 因公出境 因公 出国开会 出国访问 出国访学 访学 国际会议 出访 公务出国 出境 出国审批 出国任务 公务护照 因公护照 赴港澳台 赴境外 境外会议 出国参会 国外开会 任务批件 派出国 去国外开会 出国交流访问 = 出国 | official trip abroad, business trip abroad, overseas trip, official overseas travel, abroad conference, overseas conference, international conference, visiting scholar, go abroad on business
出国 国外 境外 海外 外国 国际 | abroad, overseas, foreign
护照 通行证件 | passport
签证延期 居留许可延期 居留许可 签证续签 续签签证 续签 居留证 签证到期 签证过期 签证快到期 居留延期 签证 留学生签证 延长签证 居留 在华居留 居住许可 住宿登记 = 延期 | visa extension, extend visa, visa renewal, renew visa, residence permit, visa, residence permit extension, permit renewal, visa expired, visa expires, overstay
留学生 来华留学生 外国留学生 外国学生 外籍学生 | overseas student
交换生 交换项目 学生交换 出国交流 交流项目 交流生 海外交流 国外交换 校际交流 出国交换 暑期项目 海外项目 联合培养 境外交流 去国外读 国外读书 交换学习 国外大学 境外学习 国外学习 出国学习 交换一学期 短期交流 赴外交流 提名 互换 姊妹校 友好学校 = 出国 | exchange, exchange program, exchange programme, student exchange, study abroad, exchange student, semester abroad, exchange semester, mobility program
留学 出国留学 申请国外学校 申请国外大学 申请海外学校 国外研究生 国外读研 海外申请 申请学校 出国申请 | study overseas, apply abroad, graduate application
户口 户籍 户口迁移 户籍卡 户口页 户口本 户口卡 集体户 集体户口 户籍证明 户籍页 迁户口 落户 户口迁出 户口迁入 迁户 迁出户口 户口簿 借户口 借户口本 常住人口登记卡 户籍迁移 迁移证 转户口 户口首页 | hukou, household registration, household register, residence booklet, hukou transfer, household
车辆通行证 车辆入校 停车证 车辆 通行证 车牌 停车 开车 汽车 私家车 车证 进校开车 车进校 行车证 入校车辆 车辆备案 停车位 开车进校 开车进学校 车进校门 车进学校 车进不去 车进不来 道闸 车牌识别 新车 电动车 电动汽车 校门 门岗 门卫 放行 轿车 车子 小车 | parking permit, vehicle pass, car pass, car permit, vehicle permit, parking, car, vehicle, drive into campus, plate number, license plate, number plate, car registration
行驶证 | vehicle license, vehicle licence
驾驶证 | driver license, driving licence, driving license
大型活动 办活动 活动报批 活动审批 大型活动审批 活动安全 晚会 演唱会 音乐节 迎新晚会 运动会 大型比赛 大型讲座 办比赛 办晚会 搞活动 组织活动 活动报备 举办活动 户外活动 几百人 上百人 歌手大赛 文艺演出 演出 毕业晚会 招聘会 集会 校庆 庆典 ~活动 = 审批 | large event, big event, event approval, event safety, hold an event, concert, activity approval, organize event, campus event, event, activity, gala, sports meet
失物 失物招领 失物认领 失物登记 捡到 拾到 捡了 拾金不昧 丢东西 东西丢了 丢了东西 东西不见了 东西落 招领 拾物 物品遗失 遗失物品 落东西 | lost and found, lost property, lost item, found item, lost belongings, lost stuff, found
随身物品 钱包 手机 钥匙 雨伞 耳机 水杯 书包 背包 电脑包 眼镜 u盘 优盘 充电宝 外套 衣服 手表 平板 包包 行李 首饰 项链 戒指 蓝牙耳机 伞 杯子 东西 物品 保温杯 相机 笔记本电脑 电脑 帽子 围巾 ipad = 失物 | wallet, phone, keys, key, umbrella, earphones, headphones, backpack, bag, purse, glasses, laptop, cellphone, mobile phone, airpods, water bottle, belongings, ipad, watch
报修 维修 修理 修一下 修 检修 抢修 后勤维修 漏水 漏电 停电 没电 断电 跳闸 停水 没水 水管 水龙头 灯 灯管 灯泡 日光灯 灯不亮 空调 暖气 热水器 马桶 厕所 下水道 堵了 堵塞 门锁 门坏 窗户 玻璃 桌椅 椅子 插座 电路 墙皮 电梯 风扇 洗衣机 淋浴 花洒 天花板 漏雨 不制冷 不亮 柜子 床坏 床板 衣柜 门把手 饮水机 没热水 路灯 管道 渗水 纱窗 洗手池 不出水 窗帘 床 锁 投影仪 桌子 冲水 床塌 不热 打不开门 | repair, fix, maintenance, broken light, leak, leaking, air conditioner, toilet, faucet, tap, plumbing, heater, heating, light, lights, door lock, window, elevator, shower, socket, power outage, lamp, no hot water, clogged, not working, ac
教师周转公寓 周转房 教师公寓 周转公寓 教师住房 教工宿舍 教师宿舍 过渡房 青年教师公寓 人才公寓 教职工住房 老师住房 没房子住 没地方住 教工公寓 公租房 租房 租住 分房 老师宿舍 住处 无房 = 住房 | faculty housing, staff housing, faculty apartment, teacher apartment, staff apartment, transitional housing, apartment, housing
住房 房子
图书 图书馆 书 借的书 还书 借书 书籍 馆藏 图书馆的书 借书证 | book, books, library, library book
图书丢失赔偿 书丢了 图书丢失 图书遗失 赔书 书弄丢 书不见了 丢书 书找不到 图书赔偿 书坏了 书弄坏 书破损 图书损坏 书湿了 书污损 书撕 赔图书 丢了书 借的书丢 把书弄丢 书被 书籍丢失 = 图书 赔偿 遗失 | lost library book, lost book, lost books, book compensation, damaged book, library fine
清书证明 还清图书 清还 图书清还 还清书 还完书 书都还了 无欠书 离校清书 图书馆清书 图书馆离校 没有欠书 书还清 还清图书证明 欠书 清书 = 图书 证明 | library clearance, return all books, clearance, no books outstanding, no dues, library clearance certificate
查收查引 论文收录 收录证明 论文检索 检索证明 收录引用 查引 查收 引用证明 引用次数 论文引用 检索报告 被引 他引 SCI EI SSCI CSSCI 影响因子 核心期刊 分区证明 期刊分区 论文证明 JCR 高被引 收录 = 论文 证明 | citation report, citation search, indexed, sci, ei, paper indexing, citation certificate, retrieval report, indexing proof, citations, impact factor
查重 论文查重 降重 重复率 知网 | plagiarism check, turnitin
校园网 校园网账号 上网 网络 wifi 无线网 无线 宽带 网线 上不了网 连不上网 网连不上 没网 断网 网速 网络账号 上网账号 联网 无线上网 vpn 寝室网络 网费 连不上 连网 有线网 断线 掉线 = 账号 | wifi, campus network, network, internet, internet account, network account, wireless, no internet, vpn, internet access
账号 帐号 账户 登录 登陆 统一身份认证 统一认证 身份认证 门户 账号登不上 登不上 登不进去 登录不了 登不了 门户网站 工号登录 进不去系统 账号被锁 冻结账号 教务系统 系统进不去 验证码 认证 账号开通 | account, login, log in, sign in, portal, unified authentication, authentication, account locked, sso
密码 口令 忘记密码 密码忘了 忘密码 密码重置 重置密码 改密码 密码错误 密码不对 找回密码 密码丢了 密码不记得 忘了密码 记不得密码 密码过期 修改密码 初始密码 = 账号 | password, forgot password, reset password, password reset, forgotten password, change password
学校邮箱 邮箱 校园邮箱 教育邮箱 edu邮箱 电子邮箱 电子邮件 邮件 企业邮箱 学生邮箱 校邮 email 邮箱账号 校内邮箱 教育网邮箱 edu | email, mailbox, mail, edu email, university email, school email, e-mail, email account, edu mail
网站备案 网站 域名 二级域名 建网站 网站上线 建站 网页 网址 主页 网站建设 官网 服务器 icp 备案网站 站点 系统上线 网站域名 | website, domain, domain name, web site, homepage, web hosting, subdomain, website registration, site
充值 圈存 充钱 充值异常 充值未到账 充值失败 充值没到账 没到账 未到账 钱没到 充卡 充了钱 充了没 扣款 扣了钱 余额 余额不对 余额没变 多扣 扣费 卡里没钱 转账没到 到账 扣两次 扣了两次 没进卡 钱没进去 没充进去 充不进去 没显示 少钱 少了钱 | top up, recharge, topup, balance, charge card, top up failed, add money, deducted, balance wrong, money not received, reload, credited
体检 健康证明 健康体检 体检报告 入职体检 体检表 健康证 体格检查 健康检查 体检证明 抽血 身体检查 健康状况 查体 | physical exam, physical examination, health certificate, medical check, medical checkup, health check, checkup, medical exam, medical certificate, health report, fit to work, medical examination
预防接种 接种证明 疫苗 接种 疫苗证明 接种记录 打疫苗 预防针 疫苗接种 免疫证明 免疫 疫苗本 打针 新冠疫苗 乙肝疫苗 接种证 疫苗记录 小红本 流感疫苗 防疫 狂犬疫苗 HPV 注射疫苗 | vaccination, vaccine, immunization, immunisation, vaccination certificate, vaccination record, vaccination proof, shots, inoculation
档案查询 查档案 查档 学籍档案 成绩档案 档案复印 档案复制 查阅档案 档案材料复印 查存档 录取名册 历史档案 旧档案 录取花名册 录取底册 老成绩 当年的档案 老档案 入学登记表 毕业生登记表 当年成绩 = 档案 查询 | archive, archives, student file, archival copy, archive search, old records, archive copy, historical records
档案 学生档案 个人材料 档案袋 档案在哪 档案去向 档案去哪 | file, files, personal file, dossier
档案转递 调档 转档案 转档 档案转移 档案转出 寄档案 档案寄送 人事档案 提档 调档案 档案寄到 档案寄出 档案寄走 档案派遣 迁档案 调档函 调函 商调函 档案邮寄 档案转走 调我档案 要档案 调取档案 接收档案 人才市场 机要 档案提取 = 档案 转移 | transfer file, file transfer, transfer archives, personnel file, transfer dossier, dossier transfer, send my file, archive transfer, file transfer letter
就业协议 三方协议 三方 就业协议书 毕业去向 去向登记 签约 签三方 就业登记 签工作 毕业去向登记 派遣 两方协议 解约 违约 签就业协议 毁约 找到工作 找着工作 就业去向 去向 签offer 灵活就业 落实工作 就业派遣 已就业 报到证 就业报到证 签单位 就业方案 | employment agreement, tripartite agreement, three party agreement, graduate destination, job agreement, employment registration, sign job contract, job offer, tripartite, employment contract
就业 找工作 求职 招聘 | employment, job, career
学生社团 社团 社团注册 成立社团 社团年检 社团年审 创建社团 学生组织 俱乐部 新社团 建社团 办社团 社团成立 社团登记 创社团 协会 兴趣小组 组建社团 建个社团 社团审核 动漫社 | student club, club, student society, society, student organization, register club, student association, club registration, start a club, association
公章 学校公章 用印 盖公章 校章 学校盖章 大章 红章 学校大章 盖学校章 校印 钢印 印章 学校印章 用章 用印审批 盖校章 单位公章 行政章 盖学校的章 法人章 法人证书 法人证 用公章 校长签字 校长签名 盖大章 盖红章 校办盖章 = 盖章 | official seal, university seal, school seal, university stamp, official stamp, seal, stamp, school stamp, company seal, legal person certificate
固定资产 资产 资产建账 资产登记 资产入库 设备入库 建账 设备登记 固定资产入库 固资 设备建账 资产入账 资产条码 资产增加 设备验收 仪器入库 仪器设备 设备 仪器 买设备 买电脑 买仪器 采购设备 资产验收 固定资产登记 实验设备 条码 大件设备 购置设备 新设备 新仪器 打印机 台式机 资产标签 添置 = 登记 | fixed asset, fixed assets, asset, assets, equipment, asset registration, equipment registration, register equipment, instrument, lab equipment, new equipment
采购 招标 政府采购 | procurement, purchase, tender
横向合同 科研合同 横向科研合同 技术合同 横向项目 合同登记 合同备案 技术服务合同 技术开发合同 合作合同 委托开发 校企合作 企业合作 横向课题 合作协议 企业项目 合同审批 科研项目合同 技术转让 签合同 委托合同 合同盖章 产学研 横向 企业委托 = 合同 科研 | research contract, contract registration, technical contract, industry contract, research agreement, contract, cooperation agreement, technology contract, industry collaboration
合同 协议 协议书 | agreement
科研 科研项目 课题 纵向项目 项目申报 国自然 基金申请 | research, project
专利 专利申请 知识产权 | patent
实习 实习证明 社会实践 | internship
录取通知书 录取 报到通知 | admission letter, offer letter
介绍信 | reference letter, introduction letter
身份证 身份证件 身份证明 | id card, identity card, national id
照片 证件照 一寸照 两寸照 | photo, photos, picture
诊断证明 医院证明 病假条 医生证明 病假证明 | doctor note, diagnosis, diagnosis certificate, medical note
委托书 代办 代领 帮忙办 别人代办 | authorization, power of attorney, proxy
邀请函 邀请信 | invitation letter, invitation
证明 证明信 开证明 证明材料 | certificate, proof, letter, certification, certify
离校单 离校手续 毕业离校 毕业手续 毕业离校手续 | graduation clearance, leaving school
毕业 毕业生 应届 | graduation, graduate from, graduating
`
