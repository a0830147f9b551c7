import { dictionary } from '../../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    seen: '已看',
    missing: '没带',
    wrong: '不对',
    isBack: '补件回来',
    isBackText: ({ missing, day, proxy }: { missing: string; day: string; proxy: string }) =>
      `上次缺：${missing}。${day}前有效，只核这些。${proxy === '' ? '' : `代办人：${proxy}。`}`,
    elsewhere: ({ no }: { no: number }) => `补件要到${String(no)}号窗口`,
    elsewhereText: ({ unitName }: { unitName: string }) =>
      `这件事由${unitName}接着办，这里不另开。请指过去，凭同一张补件凭证取号。`,
    settledText: '这件事已经定了，号还没有结束。',
    sheet: '一事一表',
    lacks: '缺材料',
    transfer: '转窗口',
    tickAll: '材料都齐',
    finishNext: '办结，叫下一位',
    finish: '办结',
    accept: '受理',
    end: '结束此号',
    endNext: '结束此号，叫下一位',
    openCase: '打开办件',
    reading: '正在取材料清单',
  },
  {
    seen: 'Seen',
    missing: 'Missing',
    wrong: 'Wrong',
    isBack: 'Back with papers',
    isBackText: ({ missing, day, proxy }) =>
      `Missing last time: ${missing}. Valid until ${day}; check only these.${proxy === '' ? '' : ` Proxy: ${proxy}.`}`,
    elsewhere: ({ no }) => `Papers go to window ${String(no)}`,
    elsewhereText: ({ unitName }) =>
      `${unitName} goes on with this case; open no new one here. Show the way; the same pass takes the number there.`,
    settledText: 'The matter is decided; the number is not ended yet.',
    sheet: 'Service sheet',
    lacks: 'Give notice',
    transfer: 'Transfer',
    tickAll: 'All papers here',
    finishNext: 'Done, call next',
    finish: 'Done',
    accept: 'Accept',
    end: 'End this number',
    endNext: 'End it, call next',
    openCase: 'Open the case',
    reading: 'Fetching the papers',
  },
)
