/** Learning: enrolment, marks, exams, theses, exchange, archives and what follows graduation. */
export const study = `
学生证 学生证件 ~学生证明件 学生证明卡 注册章 学生证皮 证件卡套 | student id, student id card, student
  identity card, ~student card, student booklet, student card lost
火车票优惠卡 优惠卡 学生票 学生优惠 学生火车票 乘车优惠 磁条 学生半价票 优惠磁条 优惠次数 火车票优惠
  学生优惠票 磁卡 火车优惠卡 学生优惠卡 优惠磁卡 火车卡 优惠区间 学生证磁条 学生证优惠卡 买票优惠 火车票打折
  半价票 优惠票 优惠次数用完 优惠资质 学生优惠资质 资质核验 学生票资格 学生票核验 核验不通过 没资格买学生票
  学生票用不了 学生资质 优惠资格 12306学生 学生身份核验 = 火车票 | train discount, student discount card,
  discount card, railway discount, student ticket, student fare, half price ticket, ticket discount,
  discount
火车票 火车 高铁 高铁票 动车 车票 铁路 铁路局 12306 坐车回家 乘车 买火车票 火车票区间 坐火车 买票 | train
  ticket, train, railway, rail
乘车区间 区间 到站 起止站 家庭住址 往返站 目的站
在读证明 在校证明 在学证明 就读证明 学籍证明 在校生证明 在读学籍证明 学生身份证明 学生证明 在籍证明 就学证明
  入学证明 证明我是学生 是在校学生 是本校学生 还在上学 还在读 在校状态 学生身份 在读 在籍 学生在读
  在读的证明 学生证明书 在读学生证明 我是学生 是学生 没毕业 还没毕业 还是学生 学校开的证明 在读情况 在校情况
  注册证明 学校证明 学生的证明 学籍材料 证明我是本校 证明我是大学生 证明我在读 证明在读 证明我在上学
  学校开证明 学历在读 = 证明 学籍 | enrollment certificate, enrolment certificate, certificate of
  enrollment, certificate of enrolment, proof of enrollment, proof of enrolment, enrollment letter,
  enrolment letter, student status certificate, proof of student status, certificate of attendance, study
  certificate, student certificate, student status, proof of study, verification letter, enrolled, currently
  enrolled, registered student, enrollment, enrolment, proof i am a student, student proof, prove i am a
  student, i am a student, student letter
学籍 学籍信息 学信网 学籍状态 | student record, student records, academic status
成绩单 成绩证明 成绩总表 历年成绩 各科成绩 考试成绩单 大学成绩 绩点 绩点证明 均分 平均分 平均分证明 平均成绩
  GPA 学习成绩 ~分数 ~成绩 排名证明 成绩排名 专业排名 成绩册 成绩记录 课程成绩单 学业成绩 加权平均
  加权平均分 加权 成绩打印 打成绩 打成绩单 学习成绩证明 绩点单 本科成绩 在校成绩 成绩排名证明 成绩表
  大学成绩单 各学期成绩 所有成绩 全部成绩 打印大学成绩 成绩打出来 绩点排名 = 成绩 证明 | transcript,
  academic transcript, official transcript, academic record, grade report, mark sheet, transcript of
  records, gpa, score report, transcripts, grade transcript, study record, english transcript, academic
  transcripts, all grades, print grades, my grades
成绩 分数 考分 得分 卷面 ~挂科 ~不及格 ~没及格 评分 给分 期末成绩 考试成绩 卷子 试卷 答卷 考卷 分 | grade,
  grades, score, scores, mark, marks, exam score, exam result, exam results, exam paper
成绩复核 查卷 成绩异议 查分 核分 复核成绩 复查成绩 看卷子 查卷子 查试卷 改错卷 判错 漏判 算错分 成绩有误
  成绩不对 分数不对 分数有误 成绩申诉 成绩有问题 分数太低 成绩太低 给分太低 重新批改 重新阅卷 重新判分
  改错了 分数复核 给低了 分给低 成绩低了 扣分不合理 算错 阅卷 查看试卷 看试卷 看卷 想看卷子 成绩存疑
  成绩质疑 分数有问题 分数错了 成绩错了 成绩录错 录错成绩 登错分 成绩争议 复查分数 不服成绩 查看期末试卷
  ~试卷 ~卷子 给分有问题 打分有问题 评分有问题 分数异议 申请看卷 调卷 查阅试卷 查期末卷 = 成绩 复核 | grade
  appeal, grade review, recheck grade, remark, regrade, score review, dispute grade, recheck score, wrong
  grade, check my grade, check my score, grade wrong, score wrong, exam review, grading error, recheck
休学 暂停学业 停学 办理休学 保留学籍 停课一年 休息一年 停一年 歇一年 休一年 晚一年毕业 暂时不读 暂时不上学
  先不上学 先不读了 中断学业 不能坚持学习 gap一年 间隔年 休学一年 休学手续 休整一年 休息一段时间 停一学期
  停学一年 先回家休养 休养 办休学 休个学 中途停学 停止学业 学业中断 暂离学校 身体原因 不想上学了 先休息
  休一个学期 gap 暂时休学 请一年假 想先停 治疗 养病 调养 住院治疗 停课治疗 休息半年 停半年 创业 先创业
  去创业 先工作再读书 怀孕生子 = 学籍 | leave of absence, suspension of study, suspend study, suspend my
  studies, suspend schooling, take a year off, gap year, study suspension, time off school, break from
  study, suspension, pause my studies, deferment, take a break, stop study for a year, interrupt studies
复学 恢复学籍 回来上课 回校上课 返校上课 重新上学 回来读书 回校读书 继续读书 继续上学 恢复学业 复课 复读
  休学期满 休学到期 休学结束 休学回来 重返校园 接着读 接着上学 回学校 ~回来 ~返校 返校读书 返校复学 销休学
  办复学 复学手续 重回课堂 休学一年回来 休学后回来 重新入学 休完学 恢复上课 ~回校 兵役结束 服完兵役 退役返校
  退伍返校 重新入学上课 继续学业 回来念书 = 学籍 | resume study, resume studies, return to study, return
  from leave, reinstatement, resumption, readmission, back to school, come back to school, restart studies,
  return to school, resume school, come back, re-enroll, return to campus, return after leave, resume
退学 肄业 不读了 不想读了 不念了 自动退学 退学手续 | withdraw from school, drop out, quit school, withdrawal
转学 转校 换学校 转到别的学校 转入其他学校 | transfer school, transfer to another university
转专业 换专业 改专业 调专业 调整专业 转系 换系 跨专业 转院系 换院系 转学院 换学院 转入专业 专业调整
  专业不喜欢 不喜欢专业 不喜欢这个专业 学别的专业 读别的专业 别的专业 其他专业 专业选错 换个专业
  转到别的专业 转去别的专业 换到别的专业 专业不合适 不适合这个专业 转到计算机 专业不想读 不想学这个专业
  对专业不感兴趣 对专业没兴趣 没兴趣 跨院 转去其他学院 换个学院 换一个专业 转个专业 跨学院 分流 换个系
  转到别的学院 转到法学院 学不下去 转入其他专业 转到其他专业 平转 = 更换 专业 | change major, switch major,
  transfer major, change of major, change program, switch program, change my major, another major, change
  course of study, change department, transfer department, different major, switch department
专业 院系 学科 计算机 软件工程 土木 机械 会计 金融 法学 临床医学 电子信息 自动化 英语专业 数学系 物理系
  化学系 中文系 工科 理科 文科 学院里 | major, discipline
双学位 辅修 第二学位 第二专业 微专业 | minor, double degree, dual degree
缓考 延期考试 推迟考试 晚点考 延考 下次再考 下学期再考 以后再考 申请缓考 考不了试 不能考试 不能参加考试
  参加不了考试 没法考试 没法参加考试 无法参加考试 赶不上考试 缺考 考试冲突 考试撞了 ~考试 改期考 换时间考
  下次考 不能去考试 去不了考试 考不了 考试请假 缓期考试 申请延考 考试延期 错过考试 没赶上考试 考试来不了
  两门考试 期末缓考 延缓考试 缓一次考试 期末考参加不了 发烧考不了 没法考 考试当天 错过期末 申请晚考 = 考试
  延期 | deferred exam, postpone exam, delay exam, exam deferral, defer exam, exam postponement, miss exam,
  exam conflict, makeup exam, deferred examination, take exam later, sick during exam, reschedule exam, exam
  later, missed exam, delayed exam
退课 课程退选 退选 退掉课 不想上这门课 选错课 退掉选修 弃课 撤课 课退掉 把课退 退一门课 退选课程 退选课
  不上了 课不想上 退掉一门 不想修了 退修 想退课 选课退 退选修课 把课退掉 选多了课 不想修 不修了 不想选
  不想学这门课 退掉课程 撤销选课 = 退 课程 | drop a course, drop course, drop class, withdraw course, course
  withdrawal, drop a class, cancel course, quit class, unenroll, quit course, remove course
考试 期末考 期中考 期末考试 期末 测验 考场 | exam, exams, examination, test, final, finals, midterm
课程 选修课 必修课 课 公选课 通识课 | course, class, courses
选课 抢课 加课 补选 选不上课 选课系统 | course selection, select courses, course registration, add course
重修 补考 清考 | retake, resit, make up exam
毕业证明书 毕业证 毕业证书 学位证 学位证书 学历证书 学历证明 学历证明书 文凭 毕业证明 学位证明 双证 毕业文凭
  毕业证件 ~证书 毕业证丢失 毕业证遗失 证书丢失 大学毕业证 本科毕业证 学历学位证明 毕业证补办 学位证补办
  补毕业证 补学位证 补办学位证 学历 结业证 毕业证烧了 证书烧毁 学历证丢 搬家丢证 毕业证原件丢 | diploma,
  degree certificate, graduation certificate, certificate of graduation, graduation diploma, degree, proof
  of degree, lost degree, diploma lost, diploma replacement, certificate replacement, diploma copy, lost my
  diploma
教室 课室 自习室 阶梯教室 多媒体教室 上课的房间 活动场地 场地 会议室 报告厅 讲堂 空教室 活动室 上课教室 会场
  场所 大教室 小教室 机房 | classroom, lecture room, lecture hall, meeting room, venue, room
教室借用 借教室 借用教室 教室预约 预约教室 教室申请 用教室 场地借用 借场地 借会议室 订教室 占教室 找教室
  找个教室 申请教室 教室出借 借个教室 借一间教室 用一下教室 要个教室 借个地方 借场所 开会场地 活动场地申请
  办讲座场地 教室使用 要场地 教室租用 想用教室 用教室开会 一间教室 晚上用教室 自习室预约 订会议室 = 教室
  借用 | book a classroom, classroom booking, borrow classroom, reserve classroom, venue booking, room
  booking, reserve a room, use a classroom, room reservation, book a room, need a classroom, classroom
  reservation, borrow a room
答辩 论文答辩 毕业答辩 答辩资格 预答辩 学位答辩 硕士答辩 博士答辩 开题 送审 盲审 外审 论文评阅 评阅 预审
  毕业论文答辩 论文送审 论文外审 学位论文审核 论文审核 答辩申请 答辩材料 硕士论文 博士论文 申请学位
  预答辩申请 提前答辩 上答辩 正式答辩 送盲审 论文提交 准备答辩 博士毕业 硕士毕业 毕业资格 盲审结果
  评审结果出来 预答辩通过 论文查重后 = 论文 | thesis defense, thesis defence, dissertation defense,
  dissertation defence, defend thesis, oral defense, viva, defence, defense, thesis review, dissertation,
  graduation defense, master thesis, phd thesis, thesis submission, defence application, thesis
论文 学位论文 毕业论文 毕设 毕业设计 文章 发表论文 期刊论文 sci论文 | thesis, dissertation, paper, papers,
  article, publication
学分 修满学分 学分不够 | credit, credits
导师 研究生导师 老板 指导老师 指导教师 导员老师 boss 硕导 博导 导师姓名 研导 | supervisor, advisor, adviser,
  mentor, tutor
导师变更 换导师 更换导师 改导师 转导师 跟别的老师 换老板 导师离职 导师退休 导师调走 导师走了 换课题组 换组
  转课题组 换一个导师 换个导师 和导师不合 跟导师不合 与导师有矛盾 导师更换 换一位导师 换老师带 导师退了
  导师去世 导师辞职 想换导师 变更导师 换指导教师 更换指导老师 重选导师 转组 换实验室 导师换人 不想跟这个导师
  没人带 跟另一个导师 另一个导师 换别的导师 转到别的老师 导师出国 换研究方向 改投 = 更换 导师 | change
  supervisor, change advisor, new supervisor, new advisor, switch supervisor, switch advisor, replace
  supervisor, different supervisor, another advisor, change my supervisor, change tutor, change of
  supervisor
政审 在校表现证明 现实表现 现实表现证明 表现证明 在校表现 政治审查 政审材料 外调 函调 考察材料 无犯罪
  无犯罪记录 无违纪证明 违纪证明 没有处分 无处分 品行证明 思想品德 品德鉴定 品德证明 品行 操行 现实表现材料
  政审表 政审证明 政治审核 品学证明 无违法违纪 违法违纪 无违法犯罪 违纪 处分证明 无处分证明 道德证明
  个人表现 表现鉴定 在校鉴定 思政鉴定 思想政治表现 毕业鉴定 考察表现 调查我的表现 政审盖章 政审函
  现实表现盖章 在校期间表现 考警察 考军校 入伍政审 当兵政审 招警 军校政审 出国无犯罪 表现情况 在校情况说明
  学生表现 单位政审 征信证明 = 证明 | conduct certificate, certificate of conduct, good conduct, political
  review, good standing, certificate of good standing, character reference, background check, no criminal
  record, political check, behavior certificate, conduct, moral certificate, disciplinary record, behaviour
  certificate, no disciplinary record, police check letter
公务员 考公 选调生 国考 省考 事业编 考编 事业单位 体制内 进体制 公务员录用 选调 公招 入警 征兵政审 | civil
  servant, civil service
交换生 交换项目 学生交换 出国交流 交流项目 交流生 海外交流 国外交换 校际交流 出国交换 暑期项目 海外项目
  联合培养 境外交流 去国外读 国外读书 交换学习 国外大学 境外学习 国外学习 出国学习 交换一学期 短期交流
  赴外交流 提名 互换 姊妹校 友好学校 当交换生 交换 校际交换 校际交换生 国际交换 合作学校 合作院校 伙伴学校
  出国一学期 国外一学期 国外一年 出国一年 出国半年 国外半年 访学生 境外交换 海外交换 海外学习 海外访学
  双校园 联培 国际交流项目 国际交流 去国外学习 去国外上学 出国项目 游学 外校交流 学期交换 短期出国
  国外大学学一学期 想出国交换 校际交流生 去国外交流 出国交换一年 有什么交换项目 交换到国外 互派 = 出国 |
  exchange, exchange program, exchange programme, student exchange, study abroad, exchange student, semester
  abroad, exchange semester, mobility program, exchange application, overseas exchange, one semester abroad,
  go on exchange, partner university, partner school, summer program, study overseas semester
留学 出国留学 申请国外学校 申请国外大学 申请海外学校 国外研究生 国外读研 海外申请 申请学校 出国申请 | study
  overseas, apply abroad, graduate application
查重 论文查重 降重 重复率 知网 | plagiarism check, turnitin
档案查询 查档案 查档 学籍档案 成绩档案 档案复印 档案复制 查阅档案 档案材料复印 查存档 录取名册 历史档案
  旧档案 录取花名册 录取底册 老成绩 当年的档案 老档案 入学登记表 毕业生登记表 当年成绩 查学籍 查成绩档案
  查当年成绩 查以前成绩 查老成绩 毕业生成绩查询 往届成绩 老成绩单 以前的成绩单 学籍表 学籍卡 学籍登记表
  复印档案 复印学籍表 档案查阅 查毕业档案 查找档案 档案里的材料 档案材料 录取审批表 调阅档案 查一下档案
  当年学籍 入学档案 查学生档案 复印成绩 毕业生登记表复印 历史成绩 旧成绩 学籍档案查询 九十年代 八十年代
  当年成绩单 我的学籍档案 查毕业生档案 老校友查 = 档案 查询 | archive, archives, student file, archival
  copy, archive search, old records, archive copy, historical records, student archives, archives search,
  copy of archive, old transcript, find my file, old student records, archive records, look up archives, old
  grades, archive inquiry
档案 学生档案 个人材料 档案袋 档案在哪 档案去向 档案去哪 | file, files, personal file, dossier
档案转递 调档 转档案 转档 档案转移 档案转出 寄档案 档案寄送 人事档案 提档 调档案 档案寄到 档案寄出 档案寄走
  档案派遣 迁档案 调档函 调函 商调函 档案邮寄 档案转走 调我档案 要档案 调取档案 接收档案 人才市场 机要
  档案提取 档案转 转走档案 档案转走了 档案转到单位 档案转到 转到单位 寄到单位 档案怎么转 怎么调档 档案接收
  毕业档案 毕业后档案 档案迁移 档案迁出 档案寄回 档案回原籍 转人事档案 档案转出去 单位调档 单位要档案
  调档手续 调档函怎么用 档案转寄 政审调档 邮寄档案 档案托管 公司调档 发调档函 我的档案要转 档案要转走
  寄来调档函 单位来调档 档案调走 档案转回 转回原籍 = 档案 转移 | transfer file, file transfer, transfer
  archives, personnel file, transfer dossier, dossier transfer, send my file, archive transfer, file
  transfer letter, transfer my file, personnel archive, move my file, archives transfer, transfer personal
  archives, dossier, send archives, mail my file, employee file
就业协议 三方协议 三方 就业协议书 毕业去向 去向登记 签约 签三方 就业登记 签工作 毕业去向登记 派遣 两方协议
  解约 违约 签就业协议 毁约 找到工作 找着工作 就业去向 去向 签offer 灵活就业 落实工作 就业派遣 已就业 报到证
  就业报到证 签单位 就业方案 三方协议书 三方协议盖章 三方盖章 三方补办 三方解约 换三方 新三方 三方遗失
  领三方 网签 就业协议网签 签协议 签了三方 就业信息登记 就业信息 就业手续 就业方案登记 去向登记表 登记就业
  找好工作 有工作了 签约单位 升学登记 自由职业 创业登记 毕业登记去向 offer 违约换三方 解除三方 就业证明
  就业协议丢了 协议丢了 三方丢失 offer登记 签了offer 登记去向 去向填报 工作签约 | employment agreement,
  tripartite agreement, three party agreement, graduate destination, job agreement, employment registration,
  sign job contract, job offer, tripartite, employment contract, employment form, employment destination,
  three way agreement, job contract stamp, sign employment agreement, graduate employment, tripartite
  employment agreement, found a job
就业 找工作 求职 招聘 | employment, job, career
实习 实习证明 社会实践 | internship
`
