import type { Board } from '../../cloudfunctions/_shared/board'
import { isConnected, onConnection } from '../api/connection'

/** What a phone uses of a board; instants are left out, because they may come as dates or as objects. */
export type BoardNow = Pick<Board, 'lineId' | 'day' | 'windows' | 'waiting' | 'unlisted'> & {
  readonly calls: Readonly<Record<string, { readonly windowNo: number; readonly times: number }>>
  readonly stamp: number
}

export interface Watching {
  readonly onBoard: (board: BoardNow) => void
  /** Whether changes come by themselves now; otherwise the board is asked for every quarter of a minute. */
  readonly onLive: (isLive: boolean) => void
}

const askMs = 15_000
const againMs = 30_000

interface Listening {
  close: () => Promise<void> | void
}

/**
 * Watches the public board of a line and day (`_id` LINE:DAY), which anybody may read. Where watching fails the
 * board is read every 15 s and watching tried again; nothing is read in the background. Returns how to stop.
 */
export const watchBoard = (id: string, { onBoard, onLive }: Watching): (() => void) => {
  let listening: Listening | undefined
  let asking: ReturnType<typeof setInterval> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let stamp = 0
  let isOver = false

  const document = () => wx.cloud.database().collection('boards').doc(id)
  const take = (found: unknown): void => {
    const board = found as BoardNow | undefined
    if (isOver || board === undefined || board.stamp < stamp) return
    stamp = board.stamp
    onBoard(board)
  }
  const ask = (): void => {
    if (!isConnected()) return
    // A line that has no board yet today has nothing to tell; a lost network is told by the next call.
    document()
      .get()
      .then(({ data }) => {
        take(data)
      })
      .catch(() => undefined)
  }
  const close = (): void => {
    const closing = listening
    listening = undefined
    if (closing !== undefined) void Promise.resolve(closing.close()).catch(() => undefined)
  }
  const fail = (): void => {
    if (isOver || asking !== undefined) return
    close()
    onLive(false)
    asking = setInterval(ask, askMs)
    again = setTimeout(begin, againMs)
  }
  const halt = (): void => {
    if (asking !== undefined) clearInterval(asking)
    if (again !== undefined) clearTimeout(again)
    asking = undefined
    again = undefined
    close()
  }
  const begin = (): void => {
    halt()
    try {
      listening = document().watch({
        onChange: ({ docs }) => {
          onLive(true)
          take((docs as unknown[])[0])
        },
        onError: fail,
      })
    } catch {
      fail()
    }
  }

  const sleep = (): void => {
    halt()
    onLive(false)
  }
  wx.onAppHide(sleep)
  wx.onAppShow(begin)
  const unhear = onConnection((connected) => {
    if (connected) begin()
    else sleep()
  })
  begin()
  return () => {
    isOver = true
    halt()
    unhear()
    wx.offAppHide(sleep)
    wx.offAppShow(begin)
  }
}
