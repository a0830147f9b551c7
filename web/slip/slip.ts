import { type Wait, waitWords } from '../boards'
import { clockWords, dateWords } from '../shanghai'

/** A slip as `site` tells it to whoever has the code. */
export interface Slip {
  readonly number: string
  readonly state: 'waiting' | 'called' | 'serving' | 'missed' | 'done' | 'gone'
  readonly unitName: string
  readonly serviceName: string
  readonly bring: readonly string[]
  readonly takenAt: string
  /** The window that called; `windows` are all that serve the line. */
  readonly windowNo?: number
  readonly windows: readonly { readonly windowNo: number; readonly place: string }[]
  readonly until?: string
  readonly ahead?: number
  readonly wait?: Wait
  /** When the line goes on after its break, while it has one. */
  readonly opensAt?: string
}

/** 1号窗口; 1、2号窗口; 1–4号窗口. Where it may be called is told in as few signs as possible. */
export const windowWords = ({ windowNo, windows }: Pick<Slip, 'windowNo' | 'windows'>): string => {
  if (windowNo !== undefined) return `${String(windowNo)}号窗口`
  const all = windows.map((window) => window.windowNo).sort((one, other) => one - other)
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return '等叫号'
  const isRow = all.length > 2 && last - first === all.length - 1
  return isRow ? `${String(first)}–${String(last)}号窗口` : `${all.join('、')}号窗口`
}

/** 前面 3 人，约 10–20 分钟. */
const queueWords = ({ ahead, wait, opensAt }: Slip): string => {
  const before = ahead === undefined ? '请等叫号' : ahead === 0 ? '下一个就到您' : `前面 ${String(ahead)} 人`
  if (opensAt !== undefined) return `${before}，${opensAt} 开`
  return wait === undefined ? before : `${before}，${waitWords(wait, '分钟')}`
}

/** The one line under the number: what its holder does now. */
export const nowWords = (slip: Slip): string => {
  const until = slip.until === undefined ? '' : clockWords(Date.parse(slip.until))
  const windows = windowWords(slip)
  const words: Record<Slip['state'], string> = {
    waiting: queueWords(slip),
    called: until === '' ? `请到 ${windows}` : `请在 ${until} 前到 ${windows}`,
    serving: `正在 ${windows} 办理`,
    missed: until === '' ? '过号了，请到导办台' : `过号了，${until} 前到导办台可重新排入`,
    done: '已经办完',
    gone: '这个号已经取消',
  }
  return words[slip.state]
}

/** Where to go, in words; windows at one place name it once. */
export const wayWords = ({ windowNo, windows }: Pick<Slip, 'windowNo' | 'windows'>): string => {
  const meant = windows.filter((window) => windowNo === undefined || window.windowNo === windowNo)
  return [...new Set(meant.map(({ place }) => place))].filter((place) => place !== '').join('；')
}

/** 11月23日 10:12 */
export const takenWords = ({ takenAt }: Pick<Slip, 'takenAt'>): string =>
  `${dateWords(Date.parse(takenAt))} ${clockWords(Date.parse(takenAt))}`
