import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '不计入的评价',
    why: '这些评价留着，不算进任何数据。只看得到为什么、哪个窗口、哪一周，看不到是谁评的、哪一次办理。',
    servedBy: '办理人自己评的',
    colleague: '同一窗口的人评的',
    burst: '一部手机一小时内评了很多次',
    line: ({ no, week }: { no: number; week: string }) => `${no}号窗口 · ${week} 起的一周`,
    level: ({ level }: { level: number }) => `${level} 分`,
    nothing: '没有不计入的',
    nothingText: '窗口自己人评的、一部手机短时间内评很多次的，会列在这里。',
    failed: '没有取到清单',
  },
  {
    title: 'Set aside',
    why: 'These are kept and count nowhere. You see why, which window and which week, never who rated or which visit.',
    servedBy: 'By whoever served',
    colleague: 'By staff of the window',
    burst: 'Many from one phone within an hour',
    line: ({ no, week }) => `Window ${no} · week from ${week}`,
    level: ({ level }) => `${level} of 5`,
    nothing: 'None set aside',
    nothingText: 'Ratings by the window itself, or many from one phone in a short time, are listed here.',
    failed: 'The list could not be fetched',
  },
)
