/** Words that carry no matter: courtesy, questions, pronouns, modal verbs, time, and "to do" itself. */
export const fillers = `
申请 办理 办 办下 办个 办一下 弄 搞 怎么办 怎么 怎么样 怎么走 怎么审 怎么填 如何 咋 咋办 咋弄 怎么弄 怎么搞
  怎样 什么 啥 哪 哪里 哪儿 哪个 在哪 在哪里 去哪 去哪里 找谁 找 放 发 谁 谁管 多少钱 要钱吗 收费吗 贵吗
  几点 开门 上班吗 下班 电话 联系方式 联系谁 能不能 可不可以办 好办吗 难吗 需要什么 带什么 要带什么 要交什么
  交哪些 跑哪 跑哪些 哪个窗口 哪个部门 去哪个 去哪里办 怎么申请 怎么办理 怎么弄啊 多久 多长时间 几天能好
  最快 加急 流程是什么 步骤是什么
请问 请 麻烦 帮忙 帮我 帮 求助 求 谢谢 你好 您好 急 紧急 想 想要 要 需要 我要 我想 得 应该 能 能否 可以
  可不可以 可 会 会不会 行不行 行 是否 是不是 有没有 要不要 用不用
我 你 您 他 她 它 我们 他们 你们 咱 咱们 自己 本人 人家 大家 我的 我家 的 地 了 过 着 吗 呢 吧 啊 呀 嘛 哦
  嗯 哈 呗 哎 是 在 有 没 没有 不 不是 不能 别 和 与 及 或 或者 跟 同 以及 并
把 被 让 叫 给 对 对于 关于 为 为了 为什么 因为 因 由于 所以 但 但是 而 就 都 也 还 又 再 才 只 很 太 好 最
  更 这 那 这个 那个 这样 那样 哪些 些 一些 一下 一个 一份 一张 一次 一条 个 份 张 次 件 位 门 本 种 条 间
  一 两 几 多 多少 几个 某
去 来 到 上 下 里 外 中 内 前 后 时 时候 之前 之后 以前 以后 从 向 往 用 用来 拿 拿着 带 带着 交 交什么 准备
  开 开具 开个 开一个 开一份 提交 填 填表 走 走流程 流程 手续 步骤 材料 资料 条件 要求 规定 时间 地点 地方
  窗口 柜台 部门 单位 服务 事 事情 事项 业务 问题 情况 东西呢 相关
今天 昨天 明天 后天 今年 明年 去年 每年 最近 刚 刚刚 刚才 现在 马上 立刻 尽快 已经 正在 快 快要 就要 一直
  突然 忽然 早上 上午 中午 下午 晚上 周末 寒假 暑假 假期 学期 这学期 下学期 上学期 学年 一年 半年 一周 三天
  几天 那天 当天 月 年 天 日 号
学校 校 大学 高校 我校 本校 校内 校园 学院 系 系里 院里 教务处 校方 官方 家长 别人 有人 人 有事 去不了
  来不了 来不及 不知道 不会 不懂 不行 不让 不了 需 必须 一定 使用 用于 用途 进行 完成 收到 拿到 得到 知道
  听说 觉得 希望 打算 准备好 参加 开始 结束 感觉 说 做 看 问 吃 玩 买 表 书面 原件 正式 新 新的 旧 旧的 大
  小 老 长 高
申请表 申请书 表格 模板 下载 电子版 纸质 中文 英文 英语 中英文 双语 版 版本 在线 网上 线上 线下 现场 到场
  自助
`

/** The same in English. */
export const englishFillers = `
a an the my your our i me we you he she it is are was be am been do does did done how what where when which
who why can could may might must need want would like should will shall to for of in on at by with from
about into out up as and or not no please help hello hi get got have has had make made apply application
applying request procedure process university campus school college office service services some any this
that there here new it's i'm im cant dont if after before during all come give take bring find know tell
ask let say wants needs needed lot very much also just then so but because there's back again mine someone
something anyone used use using way best online paper document documents official form english chinese go
going issue issued obtain
`
