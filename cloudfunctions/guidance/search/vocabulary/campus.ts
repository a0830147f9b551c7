/** Living here: dormitories, repairs, cards, accounts, health, vehicles, papers, clubs. */
export const campus = `
校园卡 一卡通 校园一卡通 饭卡 学生卡 校卡 门禁卡 水卡 ~卡片 ~卡 ~工作卡 校园卡片 学生一卡通 校园ic卡 实体卡
  虚拟卡 ~补卡费 卡折断 卡折了 实体校园卡 刷脸 | campus card, meal card, school card, smart card, all in one
  card, university card, canteen card, dining card, ~student card, ~card, access card, campus cards, lost
  card, id badge
入党 党员 党组织 党组织关系 转党组织关系 组织关系 党费 预备党员 | party member, join the party
团员 团组织关系 团籍 团员证 入团 团费 | league member, youth league
学生宿舍 宿舍 寝室 公寓 寝 学生公寓 床位 房间 住宿 住校 寝室楼 宿舍楼 几号楼 住宿楼 | dorm, dormitory,
  hostel, residence hall, dorm room, residence, bedroom, accommodation, dorms, hall
宿舍调整 换宿舍 换寝室 调宿舍 调寝室 换寝 调寝 调宿 换床位 调床位 调换宿舍 换房间 转宿舍 转寝 搬宿舍 搬寝室
  换个宿舍 室友不和 室友矛盾 舍友矛盾 室友打呼噜 室友吵 舍友吵 舍友打呼 不想和室友住 换一间 和室友 跟室友
  和舍友 跟舍友 室友 舍友 ~搬出去 ~校外住宿 ~走读 ~外宿 室友打呼 室友抽烟 宿舍有人 宿舍矛盾 调整宿舍
  宿舍更换 更换宿舍 更换寝室 申请换寝 调剂宿舍 换到别的寝室 换到别的宿舍 想搬 搬到 搬去 换楼 处不好 关系不好
  不和 住不惯 宿舍不合适 同住 换个寝室 换舍友 换室友 寝室调整 换间 几人间 六人间 四人间 双人间 打游戏到半夜
  室友作息 作息不同 太热想换 换楼层 床位调整 = 更换 学生宿舍 | change dorm, change dormitory, change room,
  switch dorm, move dorm, room change, dorm transfer, change roommate, roommate, roommates, switch rooms,
  dormitory change, swap room, roommate conflict, roommate problem, noisy roommate, dorm change, transfer
  dorm, different room, another room, bad roommate, change my dorm, change my room, swap dorm
退宿 退房间 退寝 退宿舍 退宿手续 搬离宿舍 离宿 宿舍退房 退房 毕业搬宿舍 毕业搬走 腾宿舍 清退宿舍 交钥匙
  还钥匙 交宿舍钥匙 还宿舍钥匙 交还钥匙 毕业离校宿舍 搬出宿舍 腾退 毕业退宿舍 宿舍结清 退宿证明 毕业清宿
  办退宿 宿舍腾空 退床位 毕业要搬 离校交钥匙 办理退宿 归还钥匙 毕业离校退宿 毕业寝室 毕业宿舍 宿舍清退
  行李搬走 不住了 提前退宿 退宿单 提前搬走 不住校了 退房手续 宿舍搬离 = 退 学生宿舍 | check out dorm, dorm
  check out, move out, moving out, vacate dorm, dormitory checkout, checkout, leave dormitory, check out,
  return dorm key, return room key, vacate, leave the dorm, give back dorm key, return key, dorm checkout,
  moving out of dorm, vacate the dorm, vacate room, leaving dorm
医保 医疗保险 居民医保 大学生医保 医疗参保 参保 社会医疗保险 城乡医保 医保卡 新农合 学平险 学生保险 退保
  停保 医保缴费 城镇医保 断保 医疗险 大病保险 社保卡 保险 学生医疗保险 学生医保 参加医保 办医保 交医保
  退医保 医保参保 医疗保险费 医保登记 城居保 少儿医保 医保怎么交 缴医保 重复参保 医保重复 不想交医保
  医保报名 校医保 买医保 买保险 | medical insurance, health insurance, student insurance, insurance, medical
  coverage, join insurance, insurance enrollment, health coverage, insurance card
户口 户籍 户口迁移 户籍卡 户口页 户口本 户口卡 集体户 集体户口 户籍证明 户籍页 迁户口 落户 户口迁出 户口迁入
  迁户 迁出户口 户口簿 借户口 借户口本 常住人口登记卡 户籍迁移 迁移证 转户口 户口首页 户口本页 户口卡片
  户口证明 户口页借 借户口页 迁回家 户口迁回 户口迁回家 户口转 户口转走 户口迁移证 户籍迁出 户口落在学校
  户口在学校 学校户口 集体户口页 户口首页复印 户口本复印件 户口迁入学校 转户籍 户口怎么迁 户主页
  户口迁回老家 户口迁回原籍 户口卡办护照 身份证过期要户口 迁户口手续 户口页借用 户籍在学校 | hukou,
  household registration, household register, residence booklet, hukou transfer, household, hukou page,
  household registration transfer, hukou booklet, family register, collective household, residence
  registration
车辆通行证 车辆入校 停车证 车辆 通行证 车牌 停车 开车 汽车 私家车 车证 进校开车 车进校 行车证 入校车辆
  车辆备案 停车位 开车进校 开车进学校 车进校门 车进学校 车进不去 车进不来 道闸 车牌识别 新车 电动车 电动汽车
  校门 门岗 门卫 放行 轿车 车子 小车 车辆入校证 车辆进校 办车证 汽车通行证 私家车入校 车辆进出 车辆登记
  汽车入校 车入校 车牌登记 车牌录入 录车牌 停车卡 停车费 停车办理 车辆出入证 出入证 进校车辆 开车入校
  校园停车 车想进学校 车进校园 进校园 汽车进校 入校通行 开进学校 车辆识别 抬杆 起落杆 私家车进校 车进校登记
  停车怎么办 老师停车 车位 月卡停车 临时车辆 家长车进校 | parking permit, vehicle pass, car pass, car
  permit, vehicle permit, parking, car, vehicle, drive into campus, plate number, license plate, number
  plate, car registration, parking pass, parking permits, campus parking, drive on campus, car on campus,
  enter campus by car, vehicle registration, vehicle entry, car entry
行驶证 | vehicle license, vehicle licence
驾驶证 | driver license, driving licence, driving license
大型活动 办活动 活动报批 活动审批 大型活动审批 活动安全 晚会 演唱会 音乐节 迎新晚会 运动会 大型比赛 大型讲座
  办比赛 办晚会 搞活动 组织活动 活动报备 举办活动 户外活动 几百人 上百人 歌手大赛 文艺演出 演出 毕业晚会
  招聘会 集会 校庆 庆典 ~活动 大型晚会 办大型活动 活动安全审批 活动申请 大型赛事 赛事 办讲座 办演出 校园活动
  组织大型活动 学校办活动 举办比赛 举办晚会 举办大型活动 迎新活动 文化节 艺术节 音乐会 展览 游园会 路演
  户外大型 千人 上千人 三百人 五百人 二百人 两百人 二百人以上 人多的活动 大会 大型会议 露天电影 活动许可
  嘉年华 马拉松 校园歌手大赛 组织招聘会 大型招聘会 校级活动 校园招聘会 宣讲会 办招聘会 千人大会 校运会 =
  审批 | large event, big event, event approval, event safety, hold an event, concert, activity approval,
  organize event, campus event, event, activity, gala, sports meet, large events, festival, party, big
  activity, large gathering, public event, sports event, host an event, organise event
失物 失物招领 失物认领 失物登记 捡到 拾到 捡了 拾金不昧 丢东西 东西丢了 丢了东西 东西不见了 东西落 招领 拾物
  物品遗失 遗失物品 落东西 捡到东西 捡到了 拾到了 拾到东西 捡到卡 捡到校园卡 捡到手机 捡到钱包 捡 丢失物品
  找失物 领失物 丢失的东西 东西丢失 遗失东西 东西掉了 东西忘了 东西找不到 找东西 忘了拿 忘带 忘拿 = 遗失 |
  lost and found, lost property, lost item, found item, lost belongings, lost stuff, found, lost things,
  lost item on campus, found a card, found a phone, something lost, someone lost, left my bag, left my
报修 维修 修理 修一下 修 检修 抢修 后勤维修 漏水 漏电 停电 没电 断电 跳闸 停水 没水 水管 水龙头 灯 灯管 灯泡
  日光灯 灯不亮 空调 暖气 热水器 马桶 厕所 下水道 堵了 堵塞 门锁 门坏 窗户 玻璃 桌椅 椅子 插座 电路 墙皮
  电梯 风扇 洗衣机 淋浴 花洒 天花板 漏雨 不制冷 不亮 柜子 床坏 床板 衣柜 门把手 饮水机 没热水 路灯 管道 渗水
  纱窗 洗手池 不出水 窗帘 床 锁 投影仪 桌子 冲水 床塌 不热 打不开门 不出热水 热水没有 灯坏 灯不亮了 水龙头坏
  水管漏 空调坏 空调漏水 门坏了 门锁坏 锁坏了 窗户坏 玻璃碎 桌子坏 椅子坏 床坏了 电扇 电扇坏 吊扇 排风扇 堵
  厕所堵 下水道堵 地漏 蹲坑 便池 漏 滴水 跑水 爆管 开关 电灯 电线 短路 墙面 掉皮 发霉 墙壁 瓷砖 电梯故障
  电梯坏 楼梯 栏杆 阳台 门禁坏 维修工 找人修 修水管 修灯 修空调 修门 修东西 帮忙修 水电维修 设施 设施损坏
  公共设施 物业 跳电 黑屏投影 网口坏 热水卡 暖气不热 宿管报修 关不上 关不紧 打不开 断了床板 床板断 投影坏
  投影不亮 教室投影 黑板坏 麦克风坏 空调遥控 跳闸了 水压 马桶漏水 堵住 灯闪 风扇不转 柜门坏 锁芯 门关不上
  桌腿 水管爆 墙裂 上门维修 | repair, fix, maintenance, broken light, leak, leaking, air conditioner,
  toilet, faucet, tap, plumbing, heater, heating, light, lights, door lock, window, elevator, shower,
  socket, power outage, lamp, no hot water, clogged, not working, ac, fix light, fix ac, water leak, leaking
  tap, blocked toilet, broken door, broken window, no electricity, no water, maintenance request, water
  leaking, broken chair, power cut, fix my room, air conditioning, bathroom, sink, pipe, toilet broken, sink
  clogged, lamp broken
图书 图书馆 书 借的书 还书 借书 书籍 馆藏 图书馆的书 借书证 图书馆书 图书证 藏书 | book, books, library,
  library book
图书丢失赔偿 书丢了 图书丢失 图书遗失 赔书 书弄丢 书不见了 丢书 书找不到 图书赔偿 书坏了 书弄坏 书破损
  图书损坏 书湿了 书污损 书撕 赔图书 丢了书 借的书丢 把书弄丢 书被 书籍丢失 书弄丢了 弄丢了书 丢了一本书
  借书丢了 弄丢图书 图书馆书丢 损坏图书 书撕坏 书泡水 书进水 书湿 书烂了 书坏 赔偿图书 图书赔 书赔偿 弄坏书
  弄坏了书 遗失图书 丢失图书 图书污损 图书破损 赔书款 赔书钱 还不上书 书被狗咬 书丢 书弄湿 弄湿了书 书弄湿了
  借书赔 借的书找不到 书找不着 把书弄坏 图书被水 = 图书 赔偿 遗失 | lost library book, lost book, lost
  books, book compensation, damaged book, library fine, lost a book, lost a library book, damaged library
  book, replace lost book, library compensation, book lost, pay for lost book, library lost, book damaged
清书证明 还清图书 清还 图书清还 还清书 还完书 书都还了 无欠书 离校清书 图书馆清书 图书馆离校 没有欠书 书还清
  还清图书证明 欠书 清书 离校还书 还书证明 图书结清 图书馆结清 图书清退 借书结清 图书馆欠书 没欠书 没有借书
  不欠书 图书馆证明 图书馆离校手续 毕业还书 还清所有书 书还完 书全还了 图书馆欠款 图书欠款 离校清还
  没有欠书的证明 图书馆不欠书 离校清还图书 开不欠书证明 = 图书 证明 | library clearance, return all books,
  clearance, no books outstanding, no dues, library clearance certificate, return books before leaving,
  library clearance form, no overdue books, library no dues, returned all books, clear library, no debt,
  library debt, no library debt
校园网 校园网账号 上网 网络 wifi 无线网 无线 宽带 网线 上不了网 连不上网 网连不上 没网 断网 网速 网络账号
  上网账号 联网 无线上网 vpn 寝室网络 网费 连不上 连网 有线网 断线 掉线 校园网账户 上网密码 网络密码
  网络开通 开通网络 开通校园网 开网 上网认证 联不上网 网上不去 上不去网 网络坏了 wlan 校园wifi 宿舍网
  宿舍网络 校园网认证 网络连接 登录校园网 校园网登录 校园无线 连wifi 无线密码 wifi密码 校园网套餐 网络不通
  网络故障 网卡 上不去 = 账号 | wifi, campus network, network, internet, internet account, network account,
  wireless, no internet, vpn, internet access, wi fi, campus wifi, cannot connect to internet, internet not
  working, internet password, wireless network, campus internet, network password, wlan, eduroam
账号 帐号 账户 登录 登陆 统一身份认证 统一认证 身份认证 门户 账号登不上 登不上 登不进去 登录不了 登不了
  门户网站 工号登录 进不去系统 账号被锁 冻结账号 教务系统 系统进不去 验证码 认证 账号开通 门户账号 账号密码
  学号登录 统一身份 一网通办登录 单点登录 登录密码 办事大厅登录 身份认证密码 账号激活 系统登录 登录失败
  账号异常 账号锁定 网办大厅 账号注册 新账号 认证密码 登录名 网上办事大厅登录 办事大厅登不上 办事大厅账号
  登录不上 登陆不上 登陆密码 | account, login, log in, sign in, portal, unified authentication,
  authentication, account locked, sso, user account, campus account, unified identity, cannot log in,
  student account, account activation, username, student portal, cant log in
密码 口令 忘记密码 密码忘了 忘密码 密码重置 重置密码 改密码 密码错误 密码不对 找回密码 密码丢了 密码不记得
  忘了密码 记不得密码 密码过期 修改密码 初始密码 重设密码 密码找回 密码锁定 密码重设 密码登不上 密码输错
  重新设置密码 换密码 密码失效 = 账号 | password, forgot password, reset password, password reset, forgotten
  password, change password, reset my password, password forgotten, forgot my password, lost password,
  forget password
学校邮箱 邮箱 校园邮箱 教育邮箱 edu邮箱 电子邮箱 电子邮件 邮件 企业邮箱 学生邮箱 校邮 email 邮箱账号
  校内邮箱 教育网邮箱 edu 邮件地址 邮箱申请 学校的邮箱 开通邮箱 开邮箱 注册邮箱 邮箱开通 邮箱注册 校内邮件
  学校email 工作邮箱 教师邮箱 edu后缀 edu结尾 学校后缀 校园email 公务邮箱 邮箱地址 教育网 校内邮件账号
  想要学校邮箱 校园邮箱申请 邮箱后缀 教育优惠邮箱 | email, mailbox, mail, edu email, university email,
  school email, e-mail, email account, edu mail, campus email, student email, edu address, email address,
  apply email, staff email, create email
充值 圈存 充钱 充值异常 充值未到账 充值失败 充值没到账 没到账 未到账 钱没到 充卡 充了钱 充了没 扣了钱 余额
  余额不对 余额没变 多扣 扣费 卡里没钱 转账没到 扣两次 扣了两次 没进卡 钱没进去 没充进去 充不进去 没显示
  少了钱 ~到账 ~扣款 充饭卡 饭卡充 充值没到 充值没成功 充值不成功 充值扣款 扣款没到账 重复扣款 多扣钱 钱少了
  卡里少钱 余额少了 余额没了 余额错 余额异常 余额不符 卡余额 钱没进卡 没充上 没充进 充值记录 充值未成功
  圈存不了 充校园卡 校园卡充值 充饭卡没到 充值不到账 钱扣了没到 消费异常 乱扣钱 多刷了 刷错了 刷多了 扣错钱
  给饭卡充钱 充钱没到 充值没有到账 没有到账 饭卡余额 卡里的钱 | top up, recharge, topup, balance, charge
  card, top up failed, add money, deducted, balance wrong, money not received, reload, credited, recharge
  failed, top up not received, money deducted, card balance, top up problem, charged twice, balance missing,
  recharge not received, add value, recharge card, top up my card
体检 健康证明 健康体检 体检报告 入职体检 体检表 健康证 体格检查 健康检查 体检证明 抽血 身体检查 健康状况
  查体 体检表格 做体检 体检单 健康状况证明 体检安排 入学体检 校医院体检 健康检查证明 身体健康证明 验血
  常规体检 健康证明书 开健康证明 健康体检表 无传染病证明 肺结核 结核 办健康证 健康证办理 教资体检
  教师资格证体检 考证体检 要体检 做个体检 | physical exam, physical examination, health certificate, medical
  check, medical checkup, health check, checkup, medical exam, medical certificate, health report, fit to
  work, medical examination, health exam, physical check, medical examination report, body check, health
  proof, physical, fitness certificate, checkup report
预防接种 接种证明 疫苗 接种 疫苗证明 接种记录 打疫苗 预防针 疫苗接种 免疫证明 免疫 疫苗本 打针 新冠疫苗
  乙肝疫苗 接种证 疫苗记录 小红本 流感疫苗 防疫 狂犬疫苗 HPV 注射疫苗 打针记录 打疫苗记录 疫苗接种证明
  接种证明书 疫苗本补 接种记录证明 接种疫苗 打疫苗的记录 打过的疫苗 打过疫苗 开疫苗证明 麻腮风 疫苗史 接种史
  免疫记录 疫苗接种记录 出国疫苗 疫苗小本 破伤风 流感针 留学疫苗 接种证明开具 疫苗接种史 疫苗的证明 |
  vaccination, vaccine, immunization, immunisation, vaccination certificate, vaccination record, vaccination
  proof, shots, inoculation, vaccine record, vaccine certificate, vaccine proof, proof of vaccination,
  vaccinated, immunization record, vaccination history
学生社团 社团 社团注册 成立社团 社团年检 社团年审 创建社团 学生组织 俱乐部 新社团 建社团 办社团 社团成立
  社团登记 创社团 协会 兴趣小组 组建社团 建个社团 社团审核 动漫社 成立协会 社团申请 新建社团 开社团 创办社团
  注册社团 社团审批 社团成立申请 搞社团 搞个社团 社团年度 社团年度审核 社团注册登记 社团换届 篮球社 吉他社
  街舞社 文学社 摄影社 志愿者协会 学生会社团 建一个社团 成立学生组织 学生团体 兴趣社团 社 社团年度审
  社团要审 社团每年 注册协会 建立社团 | student club, club, student society, society, student organization,
  register club, student association, club registration, start a club, association, establish a club, form a
  club, create a club, new club, student association registration, annual review club, clubs, found a club,
  club annual review
合同 协议 协议书 | agreement
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
