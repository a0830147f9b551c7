/** Words that stand for what WeChat's own check would stop; enough to try every way an answer can go. */
const stopped: Readonly<Record<string, number>> = {
  赌博: 20003,
  博彩: 20003,
  毒品: 20006,
  色情: 20002,
  裸聊: 20002,
  代考: 20006,
  枪支: 20006,
  诈骗: 20008,
  gambling: 20003,
  porn: 20002,
}
const doubtful: Readonly<Record<string, number>> = { 加微信: 10001, 贷款: 10001, 代写: 10001, 刷单: 20008 }

export interface Verdict {
  readonly suggest: 'pass' | 'review' | 'risky'
  /** WeChat's label: 100 normal, 10001 advertising, 20002 porn, 20003 abuse, 20006 crime, 20008 fraud. */
  readonly label: number
  readonly keyword?: string
}

const firstOf = (table: Readonly<Record<string, number>>, text: string) =>
  Object.entries(table).find(([word]) => text.includes(word))

/** What a check of this text answers, by word list; spaces and case do not hide a word. */
export const checkWords = (text: string): Verdict => {
  const plain = text.toLowerCase().replace(/\s+/g, '')
  const [bad, label] = firstOf(stopped, plain) ?? []
  if (bad !== undefined) return { suggest: 'risky', label: label ?? 100, keyword: bad }
  const [odd, kind] = firstOf(doubtful, plain) ?? []
  if (odd !== undefined) return { suggest: 'review', label: kind ?? 100, keyword: odd }
  return { suggest: 'pass', label: 100 }
}
