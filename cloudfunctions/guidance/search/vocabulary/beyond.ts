/** Everyday matters around a campus that a service centre rarely has: known, so that they are not mistaken. */
export const beyond = `
考研 考研报名 研究生考试 考研复试 调剂 推免 保研 | graduate entrance exam
二手书 二手教材
快递 包裹 取件码 菜鸟驿站 顺丰 物流 驿站 | courier, parcel, package, delivery
饭堂 餐厅 餐饮 几点开饭 菜单 吃饭 外卖 点餐 美食 奶茶 咖啡 快餐 夜宵 火锅 早餐 午饭 晚饭 | food, menu,
  takeaway, restaurant, coffee, pizza, cook, rice, dinner, lunch
四六级 英语四级 英语六级 四级 六级 雅思 托福 GRE 普通话 教资 教师资格证 计算机二级 等级考试 司法考试 注会 |
  cet, ielts, toefl, gre
驾照考试 学车 驾校 考驾照 驾考 科目一 科目二 | driving test, driving school
篮球 乒乓球 排球 网球 球赛 场馆 健身房 游泳馆 篮球场 羽毛球 足球 操场 跑步 校园跑 体测 健身 游泳 | gym,
  swimming pool, stadium, basketball, football
商店 便利店 购物 淘宝 网购 二手 跳蚤市场 自行车 单车 共享单车 打印店 理发 理发店 美容 护肤品 化妆品 贴膜 |
  supermarket, shopping, shop, bicycle, bike, haircut
机场 飞机 校车 班车 公交 公交车 地铁 打车 出租车 时刻表 航班 租车 自驾 | shuttle, bus, subway, taxi, flight,
  timetable
电影 电影票 演唱会门票 游戏 追剧 小说 唱歌 动漫 明星 世界杯 英雄联盟 王者荣耀 综艺 门票 | movie, film, game,
  games, song, music, novel
期末复习 复习资料 复习 笔记 作业 题库 答案 往年题 真题 | homework, notes, past papers
学生手机 手机维修 修手机 修电脑 电脑维修 手机屏幕 屏幕 买电脑推荐 推荐 笔记本推荐 | phone repair, computer
  repair
信用卡逾期 逾期 信用卡申请 借呗 花呗 征信 | credit
面签 美国签证 旅游签证 签证面签
校园歌手 歌手 明星八卦 星座 运势 | singer
退税 个税退税 汇算清缴 | tax refund
吉他 钢琴 舞蹈 唱歌教学 画画 乐器 兴趣班 | guitar, piano, dance
水果 蔬菜 零食 鲜花 礼物 蛋糕店 | fruit, flowers, gift
宽带安装 装宽带 有线电视
天气 下雨 气温 天气预报 台风 | weather, rain, temperature
股票 基金 理财 彩票 比特币 炒股 投资 开户行 贷网贷 网贷 汇率 | stock, stocks, bitcoin, lottery, price,
  exchange rate
恋爱 相亲 对象 分手 表白 脱单 女朋友 男朋友 | dating, girlfriend, boyfriend, love
租房合同 纠纷 官司 律师 诉讼 仲裁 劳动仲裁 起诉 法院 打官司 侵权 投诉商家 维权 离婚 财产 遗产 继承 |
  lawsuit, lawyer, court, dispute, divorce
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
闭馆 开馆 闭馆时间 开放时间 开门时间 营业时间 几点闭馆 几点关门 占座 图书馆座位 座位预约 研讨间 | library
  seat, seat
军训 夏令营 竞赛 挑战杯 大创 创新创业 | competition, military training
直播 带货 网红 短视频 抖音 b站
苹果手机 换屏 手机电池
牙科 口腔 洗牙 配眼镜 近视手术
招生 高考 录取分数线 分数线 志愿填报 专升本 自考 成教 | admission, admissions, entrance exam
代写 替考 作弊 代课 | ghostwriting, cheating
幼儿园 附属小学 附小 附中 子女入学 | kindergarten
买菜 减肥 医美 装修 家电 家具 搬家公司 保洁 保姆 家教 | furniture, diet
`
