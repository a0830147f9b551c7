/**
 * What people tell instead of naming a matter: `wording … > concepts that it calls for`. A service answers as far
 * as it has all of them. Gaps inside a story ("车…进不了…校门") are left to the words around.
 */
export const situations = `
随身物品 钱包 手机 钥匙 雨伞 耳机 水杯 书包 背包 电脑包 眼镜 u盘 优盘 充电宝 外套 衣服 手表 平板 包包 行李 首饰 项链 戒指 蓝牙耳机 伞 杯子 东西 物品 保温杯 相机 笔记本电脑 电脑 帽子 围巾 ipad 校徽 书本 球拍 快递柜钥匙 u盾 证件 > 失物 | wallet, phone, keys, key, umbrella, earphones, headphones, backpack, bag, purse, glasses, laptop, cellphone, mobile phone, airpods, water bottle, belongings, ipad, watch, ear buds, pendrive, usb, jacket, coat, ring
没钱上学 上不起学 供不起 供不起我 读不起书 念不起书 凑不齐学费 学费凑不齐 > 助学贷款
没钱交学费 交不起学费 学费交不起 付不起学费 凑不够学费 > 缓缴学费 延期
爸爸生病 妈妈生病 父亲生病 母亲生病 父亲去世 母亲去世 爸爸住院 妈妈住院 父亲住院 母亲住院 家里有人生病 家里遭 遭了灾 遭灾 老家被淹 房子塌 家里破产 家里失火 家中失火 亲人病重 飞来横祸 意外受伤 > 临时困难
不想读现在的专业 想读其他专业 学不进去 现在的专业 > 转专业
想换个环境住 室友关系 宿舍太吵 住得不舒服 寝室矛盾 合不来 处不来 吵架 打呼噜 太吵 > 宿舍调整
跟导师闹翻 导师不管 和导师 跟导师合不来 跟导师处不来 导师不好 导师调离 导师出国 导师联系不上 > 导师变更
买不了学生票 买不到学生票 学生票买不了 次数用完 次数没了 写卡 充磁 > 火车票优惠卡
办签证 签证用 办理签证 申根签证 签证要 > 证明
实习要 公司要 单位要 办信用卡 贷款买房 房贷 买房 按揭 租房用 孩子上学用 积分落户 > 证明
落在教室 落在食堂 忘在食堂 忘在教室 忘在图书馆 丢在 掉在 落在图书馆 忘带走 落车上 掉哪 不知道丢哪 失主 物归原主 交给谁 捡的 > 失物
借的书还不了 还不了书 赔一本 赔本书 > 图书丢失赔偿
充了没到 充了一百 充了五十 微信充 支付宝充 网上充 钱扣了 钱没了 卡上没钱 卡里没有 卡上没有 扣了两遍 > 充值
吃饭刷卡 刷卡吃饭 食堂刷卡 刷饭卡 刷卡没反应 补卡 办卡 新卡 挂卡 卡丢了 卡没了 丢卡 卡坏了 卡断了 卡掉了 卡不见了 > 校园卡 补办
车进不去 进不了校门 进不了学校 车被拦 开不进来 开不进去 车开不进 不让进 保安不让进 > 车辆通行证
上了车牌 换车 换车牌 买了车 买了新车 > 车辆通行证
考试那天 考试当天 考试时间冲突 撞考试 冲突了 考试生病 > 缓考
生病不能上学 身体不好 生病想停 抑郁 治病 养病 创业 > 休学
回来上学 治好了 病好了 身体好了 退伍回来 当兵回来 退役回来 > 复学
被录用 被录取 考上研究生 考上公务员 > 档案
要来审查 来学校审查 考察 思想表现 > 政审
招人吗 招学生 招助理 > 勤工助学
升等 上职称 > 职称
几天不在 出去几天 回家一趟 出去玩几天 回趟老家 要回家 有事回家 家里有事 请假回家 外出几天 出去一周 出去一趟 > 请假 离校
结婚用 办结婚 领结婚证用 办身份证 换身份证 补身份证 办护照 > 户口
出国用 留学用 > 出国
交换出去 国外待 国外待半年 国外一学期 国外待一学期 去国外半年 去国外一年 国外读一学期 > 交换生
招来了外国 在华 > 签证延期
签证到期 签证快到期 快过期 > 签证延期 延期
去外地 到外地 外地开会 外地出差 开会回来 出差回来 出差的钱 去外地调研 > 差旅费报销
老师看病 生病花钱 看病花 住院花 医保外 > 公费医疗
公司打给 对方打钱 对方付款 合作方付款 企业付款 钱到了 款到了 项目到账 > 科研经费
给对方开票 给企业开票 给公司开票 开发票给 > 科研经费 票据
买了设备 买了仪器 买了电脑 新买的 单价 > 固定资产 登记
和企业签 与企业签 和公司签 跟公司合作 与公司合作 企业合作签约 > 横向合同
课题组网站 实验室网站 实验室主页 课题组主页 学院网站 > 网站备案
登不进 登不进教务 忘了登录 上不去 账号忘了 > 账号 密码
教学楼坏 楼道 走廊 坏了找谁修 谁来修 没人修 师傅 > 报修
打过疫苗 打了几针 打过针 > 预防接种
毕业多年 当年 多年前 以前的 > 档案
老房子 没房 本地没房 无住房 > 教师周转公寓
找了工作 拿到offer 签了公司 签了工作 > 就业协议
要红章 要公章 要学校的章 要学校盖 校级盖 校领导签字 > 公章
想创建 想成立 > 社团
没违纪 没有违纪 > 政审
没犯罪 > 政审
产假 婚假 陪产假 哺乳假 休产假 生孩子 育儿假 生二胎 年休假 公休 > 请假 教职工 | maternity leave, annual leave, paternity leave
换城市读书 不喜欢现在学的 学不懂 学不下去 > 转专业
证件遗失 证丢了 证件丢了 补证件 证没了 > 学生证 补办
给企业 给甲方 给对方单位 给合作单位 对公 > 科研经费 票据
老师带的 带我的老师 导师方向 方向不合 研究方向 > 导师变更
拿到录取 读博 去外校读研 调去 考去外校 > 档案转递
休学结束 休学快结束 休学满 休学满一年 休学快到期 快复学 > 复学
考试撞 两门考试 时间撞了 考试时间冲突 考试那天住院 考试生病 > 缓考
第一天来 第一天 > 入职
走哪些部门 跑部门 > 离职
贴条 车被锁 违停 > 车辆通行证
帮厨 帮老师干活 帮老师 管理员助理 > 勤工助学
`

/** Everyday matters around a campus that a service centre rarely has. Known, so that they are not mistaken. */
export const beyond = `
考研 考研报名 研究生考试 考研复试 调剂 推免 保研 | graduate entrance exam
二手书 二手教材
快递 包裹 取件码 菜鸟驿站 顺丰 物流 驿站 | courier, parcel, package, delivery
饭堂 餐厅 餐饮 几点开饭 菜单 吃饭 外卖 点餐 美食 奶茶 咖啡 快餐 夜宵 火锅 早餐 午饭 晚饭 | food, menu, takeaway, restaurant, coffee, pizza, cook, rice, dinner, lunch
四六级 英语四级 英语六级 四级 六级 雅思 托福 GRE 普通话 教资 教师资格证 计算机二级 等级考试 司法考试 注会 | cet, ielts, toefl, gre
驾照考试 学车 驾校 考驾照 驾考 科目一 科目二 | driving test, driving school
篮球 乒乓球 排球 网球 球赛 场馆 健身房 游泳馆 篮球场 羽毛球 足球 操场 跑步 校园跑 体测 健身 游泳 | gym, swimming pool, stadium, basketball, football
商店 便利店 购物 淘宝 网购 二手 跳蚤市场 自行车 单车 共享单车 打印店 理发 理发店 美容 护肤品 化妆品 贴膜 | supermarket, shopping, shop, bicycle, bike, haircut
机场 飞机 校车 班车 公交 公交车 地铁 打车 出租车 时刻表 航班 租车 自驾 | shuttle, bus, subway, taxi, flight, timetable
电影 电影票 演唱会门票 游戏 追剧 小说 唱歌 动漫 明星 世界杯 英雄联盟 王者荣耀 综艺 门票 | movie, film, game, games, song, music, novel
期末复习 复习资料 复习 笔记 作业 题库 答案 往年题 真题 | homework, notes, past papers
学生手机 手机维修 修手机 修电脑 电脑维修 手机屏幕 屏幕 买电脑推荐 推荐 笔记本推荐 | phone repair, computer repair
信用卡逾期 逾期 信用卡申请 借呗 花呗 征信 | credit
面签 美国签证 旅游签证 签证面签
校园歌手 歌手 明星八卦 星座 运势 | singer
天气 下雨 气温 天气预报 台风 | weather, rain, temperature
股票 基金 理财 彩票 比特币 炒股 投资 开户行 贷网贷 网贷 汇率 | stock, stocks, bitcoin, lottery, price, exchange rate
恋爱 相亲 对象 分手 表白 脱单 女朋友 男朋友 | dating, girlfriend, boyfriend, love
租房合同 纠纷 官司 律师 诉讼 仲裁 劳动仲裁 起诉 法院 打官司 侵权 投诉商家 维权 离婚 财产 遗产 继承 | lawsuit, lawyer, court, dispute, divorce
结婚 结婚证 结婚登记 婚礼 领证 生育 准生证 | marriage, wedding
酒店预订 宾馆 民宿 旅游 旅行 景点 旅行社 机票预订 | travel agency, tourism, hotel booking
宠物 猫 狗 流浪猫 | pet, cat, dog
手机卡 话费 流量 电话卡 手机套餐 宽带套餐 | sim card, phone bill
电费 水费 水电费 燃气费 物业费 交电费 | electricity bill, water bill
小区物业 物业投诉 业主 小区 邻居 居民楼
公司注册 营业执照 注册公司 工商 开店 | company registration, business license
交通违章 违章 酒驾 扣分 | traffic ticket, traffic violation
心理咨询 心理 心理辅导 | counselling, counseling, psychological
课表 课程表 校历 放假 放假安排 开学时间 教材 课本 选修 | schedule, calendar, holiday, textbook
闭馆 开馆 闭馆时间 开放时间 开门时间 营业时间 几点闭馆 几点关门 占座 图书馆座位 座位预约 研讨间 | library seat, seat
军训 夏令营 竞赛 挑战杯 大创 创新创业 | competition, military training
直播 带货 网红 短视频 抖音 b站
苹果手机 换屏 手机电池
牙科 口腔 洗牙 配眼镜 近视手术
招生 高考 录取分数线 分数线 志愿填报 专升本 自考 成教 | admission, admissions, entrance exam
代写 替考 作弊 代课 | ghostwriting, cheating
幼儿园 附属小学 附小 附中 子女入学 | kindergarten
买菜 减肥 医美 装修 家电 家具 搬家公司 保洁 保姆 家教 | furniture, diet
`
