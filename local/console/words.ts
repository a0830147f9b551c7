/** Every word on the console, in Chinese and English. */
const words = {
  title: ['本地云控制台', 'Local cloud'],
  collections: ['集合', 'Collections'],
  functions: ['函数', 'Functions'],
  logs: ['日志', 'Logs'],
  timers: ['定时', 'Timers'],
  outbox: ['发件箱', 'Outbox'],
  storage: ['存储', 'Storage'],
  stats: ['用量', 'Usage'],
  language: ['English', '中文'],

  documents: ['条', 'documents'],
  searchDocuments: ['编号开头，或 {"lineId":"A"}', 'Start of an id, or {"lineId":"A"}'],
  searchHere: ['在这里找', 'Find here'],
  noDocuments: ['这里还没有文档。', 'No documents here yet.'],
  nothingFound: ['没有符合的。', 'Nothing matches.'],
  newDocument: ['新建', 'New'],
  importLines: ['导入', 'Import'],
  exportLines: ['导出', 'Export'],
  save: ['保存', 'Save'],
  saveAnyway: ['仍然保存', 'Save anyway'],
  remove: ['删除', 'Delete'],
  copy: ['另存为新的', 'Copy as new'],
  close: ['关闭', 'Close'],
  reload: ['重新读', 'Reload'],
  saved: ['已保存', 'Saved'],
  removed: ['已删除', 'Deleted'],
  removeQuestion: ['真的删除这一条？不能恢复。', 'Really delete this document? It cannot be restored.'],
  replaceQuestion: ['已有的文档用文件里的替换吗？', 'Replace documents that exist by those of the file?'],
  inserted: ['新增', 'inserted'],
  replaced: ['替换', 'replaced'],
  left: ['原样', 'left as they were'],
  failed: ['没进', 'failed'],
  line: ['第', 'line'],
  misfit: ['不符合这个集合的结构：', 'Does not fit the schema of its collection:'],
  notJson: ['不是合格的 JSON：', 'Not valid JSON:'],
  page: ['页', 'Page'],
  previous: ['上一页', 'Previous'],
  next: ['下一页', 'Next'],
  public: ['手机可读', 'readable by phones'],
  index: ['索引', 'Indexes'],
  unique: ['唯一', 'unique'],

  endpoint: ['接口', 'Endpoint'],
  who: ['谁能调', 'Who'],
  kind: ['种类', 'Kind'],
  what: ['做什么', 'What it does'],
  asWhom: ['以谁的身份', 'As'],
  nobody: ['没有身份', 'nobody'],
  event: ['事件', 'Event'],
  run: ['运行', 'Run'],
  running: ['正在运行…', 'Running…'],
  answer: ['回答', 'Answer'],
  request: ['请求', 'Request'],
  refusals: ['可能拒绝', 'May refuse'],
  instances: ['实例', 'Instances'],
  queued: ['在等', 'Queued'],
  pickEndpoint: ['点一个接口来运行它。', 'Pick an endpoint to run it.'],

  time: ['时间', 'Time'],
  function: ['函数', 'Function'],
  level: ['级别', 'Level'],
  text: ['内容', 'Text'],
  noLogs: ['还没有日志。', 'No logs yet.'],
  follow: ['自动更新', 'Follow'],

  runNow: ['现在跑一次', 'Run now'],
  everyMinute: ['每分钟一次', 'Every minute'],
  noTimers: ['没有带定时的函数。', 'No function has a timer.'],
  lastRun: ['这次结果', 'Last result'],

  to: ['给谁', 'To'],
  template: ['模板', 'Template'],
  opens: ['打开', 'Opens'],
  message: ['内容', 'Message'],
  noMessages: ['还没有发过消息。', 'No message was sent yet.'],

  path: ['路径', 'Path'],
  size: ['大小', 'Size'],
  type: ['类型', 'Type'],
  owner: ['谁的', 'Owner'],
  noFiles: ['还没有文件。', 'No files yet.'],

  reset: ['清零', 'Reset'],
  collection: ['集合', 'Collection'],
  read: ['读过', 'Read'],
  returned: ['给出', 'Returned'],
  written: ['写入', 'Written'],
  scans: ['全扫', 'Scans'],
  trips: ['往返', 'Trips'],
  calls: ['调用', 'Calls'],
  faults: ['故障', 'Faults'],
  most: ['最多', 'Most'],
  average: ['平均毫秒', 'Mean ms'],
  perCall: ['每次往返', 'Trips a call'],
  commits: ['提交', 'Commits'],
  memory: ['内存', 'Memory'],
  scanQueries: ['没用上索引的查询', 'Queries that no index served'],
  noScans: ['没有全扫。', 'No scans.'],
  noCalls: ['清零以后还没有调用。', 'No calls since the reset.'],

  clock: ['本地钟', 'Local clock'],
  advance: ['拨快', 'Advance'],
  minutes: ['分钟', 'minutes'],
  nextMorning: ['下一天 09:40', 'Next day 09:40'],
  clockOnlyForward: ['钟只能往前拨。', 'The clock only goes forward.'],
  unreachable: ['本地云没有回应，它还在运行吗？', 'The local cloud does not answer. Is it still running?'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>

export type Word = keyof typeof words

const KEY = 'language'

const chosen = (): string => {
  try {
    return localStorage.getItem(KEY) ?? navigator.language
  } catch {
    return navigator.language
  }
}

export const isChinese = chosen().startsWith('zh')

/** The word in the console's language. */
export const say = (word: Word): string => words[word][isChinese ? 0 : 1]

/** Changes to the other language; the page is drawn anew. */
export const changeLanguage = (): void => {
  localStorage.setItem(KEY, isChinese ? 'en' : 'zh-CN')
  location.reload()
}
