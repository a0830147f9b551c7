/** What is done to a thing. An action alone says little, so it weighs less. */
export const actions = `
遗失 丢 丢了 掉了 丢失 不见 不见了 找不到 找不着 弄丢 弄丢了 没了 丢掉 丢啦 搞丢 落在 忘在 落 被偷 被盗 偷了
  遗落 找不见 弄没 忘拿 寻找 没找到 找不回 不在了 遗落在 丢哪 丢哪里 弄掉 掉了一张 弄不见 搞不见 丟失 |
  lost, lose, missing, stolen, lost my, losing
损毁 坏了 坏 损坏 破损 破了 断了 断成 烂了 弄坏 折断 消磁 磨损 刷不了 刷不出 刷不上 失效 不能用 用不了 失灵
  不能刷 没反应 出故障 故障 摔坏 掰断 裂了 变形 看不清 模糊 不灵 断裂 摔碎 碎了 泡水 泡坏 被水泡 洗坏 洗烂
  皱了 涂改 弄脏 脏了 失磁 刷不了卡 刷不上卡 读不出 不好使 不能用了 坏掉 破 洗了 | broken, damaged, damage,
  faulty, does not work, not work, cracked, defective, demagnetized
补办 补 补发 补领 补换 重办 重新办 新办 再办 换新 换发 补一张 补一个 办新的 换一张 重新领 再领 补做 重做
  再办一张 重新开 挂失 冻结 解挂 补开 补卡 补证 补打 补交 重新补 再补 补发一张 再发 再要一个 重发 = 遗失
  损毁 | replace, replacement, reissue, duplicate, renew, renewal, new copy, report lost, re-issue
更换 换 转 改 变更 调整 调换 调 改成 换到 转到 转去 转入 调到 切换 变动 换成 换去 换个 换一个 换一下 想换
  转专 改到 换别的 调到别的 转到别的 更改 转换 | change, switch, transfer, adjust, adjustment, move to
打印 打 打出来 列印 自助打印 印 | print, printing, printout, printed
盖章 盖 加盖 敲章 盖个章 章 盖戳 戳 打章 | stamp, stamped, sealed, seal
查询 查 查阅 查看 查找 调阅 看看 | query, check, look up, search, inquiry, find out
复印 复印件 复制 扫描 拷贝 影印 | copy, photocopy, scan, copies
借用 借 租借 租用 借出 预约 预订 预定 订 | borrow, book, booking, reserve, reservation, lend, rent
延期 推迟 延后 延长 晚点 缓 缓一缓 拖 宽限 推后 延迟 晚一点 过期 快到期 到期 续期 顺延 晚些 续 过段时间
  过几天 晚几天 迟点 迟交 迟一点 缓交 延长时间 延一下 延 快过期 过期了 到期了 快到期了 晚交 再晚 | extend,
  extension, delay, postpone, defer, deferred, deferral, expire, expired, expires, later
退 退回 退还 退掉 返还 撤销 取消 退出 | return, cancel, withdraw, drop, refund
缴费 缴 交费 付款 付费 支付 交钱 缴纳 | pay, payment
转移 迁 迁移 迁出 迁走 转出 寄出 寄走 转走 寄到 寄 邮寄 迁到 转寄 转递 派送 转 迁回 迁入 转入 转到 邮 |
  transfer, move, send, mail, relocate, moving
登记 备案 报备 注册 录入 填报 年检 年审 年度审核 备个案 登个记 上报 | register, registration, record,
  filing, enroll
审批 批准 审核 报批 批复 批 审查 审议 怎么批 批准书 许可 同意书 审核盖章 | approval, approve, review,
  permission, permit, authorization
评审 评定 评选 评 认定 | evaluation, evaluate, assessment, recognition
复核 复查 重新核对 核实 核对 异议 质疑 疑问 | recheck, verify, appeal, dispute
赔偿 赔 赔款 赔多少 罚款 赔钱 | compensation, compensate, fine, penalty, pay for
认领 领回 招领 找回 拿回 | claim, pick up, collect, get back
开通 激活 启用 开户 | activate, open, enable, activation, set up
忘记 忘了 忘 记不住 不记得 想不起来 记不起 | forgot, forget, forgotten
发放 领取 领 | receive
`

/** Who asks: first the audience as sheets name it; after `=` the audiences that it takes in. */
export const audiences = `
本科生 本科 大学生 大一 大二 大三 大四 大五 新生 本科学生 本科的 大一新生 | undergraduate, undergrad,
  freshman, sophomore, bachelor
研究生 硕士 博士 硕士生 博士生 硕士研究生 博士研究生 研一 研二 研三 博一 博二 读研 读博 硕博 直博生 研究生的
  专硕 学硕 | graduate student, postgraduate, master, phd, doctoral, master student, phd student, doctoral
  student, masters, graduate students
教职工 老师 教师 教工 职工 员工 教授们 辅导员老师 行政人员 讲师们 教员 任课老师 教职员工 工作人员 博士后
  青年教师 青椒 教职员 | teacher, staff, faculty, lecturer, employee, teaching staff, faculty member,
  employees
国际学生 留学生 外国留学生 来华留学生 外国学生 外籍学生 国际生 | international student, foreign student,
  overseas student, international students
校友 毕业生 往届生 已毕业 毕业多年 毕业了 毕业后 毕业很多年 毕业好几年 老校友 | alumni, alumnus, graduate,
  former student, graduated
学生 同学 在校生 学员 孩子 | student, students = 本科生 研究生 国际学生
`

/** Places, people and institutions around a matter: they set the scene and seldom are the matter itself. */
export const settings = `
家里 家 家人 亲人 父母 爸爸 妈妈 父亲 母亲 爷爷 奶奶 孩子 小孩 哥哥 姐姐 弟弟 妹妹 朋友 同事 领导 班主任
  辅导员 | family, father, mother, parents, friend, child
公司 企业 外单位 用人单位 银行 医院 派出所 大使馆 使馆 政府 社区 居委会 街道 中介 | company, bank, hospital,
  employer, embassy, police
食堂 操场 图书馆里 体育馆 教学楼 实验楼 实验室 办公室 校门口 楼道 超市 球场 浴室 澡堂 开水房 | cafeteria,
  laboratory, lab, building, playground
面试 求职 应聘 租房子 买车 旅游 出门 聚会 开会 比赛 讲座 上课 放假 寒暑假 国庆 五一 春节 端午 中秋 元旦 清明
  | interview, meeting, lecture, vacation
北京 上海 广州 深圳 外地 老家 老家里 日本 美国 英国 德国 法国 韩国 澳洲 香港 澳门 台湾 欧洲 | beijing,
  shanghai, china, japan
支付宝 微信 手机银行 网银 小程序 app | alipay, wechat
`
