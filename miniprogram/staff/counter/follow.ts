import { attempt } from '../../api/attempt'
import { call, type Answer, type Failure, type Input, type Output } from '../../api/call'
import { watchBoard, type BoardNow } from '../../live/board'
import { serverNow } from '../../api/clock'
import { dayAt } from '../../i18n/time'

export type View = Output<'queue', 'counter'>

/** What a clerk does at the counter; each answers with the counter as it stands then. */
export type Deed =
  | 'openSession'
  | 'pauseSession'
  | 'resumeSession'
  | 'closeSession'
  | 'callNext'
  | 'callAgain'
  | 'start'
  | 'finish'
  | 'miss'
  | 'undo'

export interface Tell {
  /** `isNew`: something else stands at the window than before. */
  readonly onView: (view: View, isNew: boolean) => void
  /** The counter could not be read. */
  readonly onFailure: (error: Failure) => void
}

export interface Following {
  readonly view: () => View | undefined
  readonly read: () => void
  /** Sends a command. Sent again while nothing has changed at the window it is the same one (queue.md). */
  readonly send: <E extends Deed>(endpoint: E, input: Input<'queue', E>) => Promise<Answer<'queue', Deed>>
  readonly stop: () => void
}

/** Between two readings that boards ask for. */
const restMs = 1_000
const askMs = 15_000
/** Waiting times grow old even where nothing happens. */
const oldMs = 60_000

/** What stands at the window: as long as it is the same, a command pressed again is the same intention. */
const standing = ({ session, ticket }: View): string =>
  [session?.sessionId, session?.state, ticket?.ticketId, ticket?.state, ticket?.calls].join()

/** Whether a board tells nothing that the counter doesn't show already, as after a command of its own. */
const agrees = (view: View, board: BoardNow): boolean => {
  const cell = board.windows[view.windowId]
  const { session, ticket } = view
  const state =
    session === undefined ? 'closed' : session.state === 'paused' ? 'paused' : (ticket?.state ?? 'idle')
  const line = view.lines.find(({ lineId }) => lineId === board.lineId)
  const mine = view.next.map(({ number }) => number).filter((number) => board.waiting.includes(number))
  return (
    (cell === undefined || (cell.state === state && cell.number === ticket?.number)) &&
    line?.waitingCount === board.waiting.length + board.unlisted &&
    mine.every((number, place) => board.waiting[place] === number)
  )
}

/**
 * Keeps a counter in step: watches the boards of its lines and reads the counter when they change, every 15 s where
 * watching fails. A reading that a command overtook is not shown.
 */
export const followDesk = (windowId: string, { onView, onFailure }: Tell): Following => {
  const boards = new Map<string, { stop: () => void; isLive: boolean }>()
  let shown: View | undefined
  let situation = {}
  let commands = 0
  let inHand = 0
  let isReading = false
  let isWanted = false
  let readAt = 0
  let later: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  // Asked after waiting, when it may have become true meanwhile.
  const isStopped = (): boolean => isOver

  const show = (view: View): void => {
    const isNew = shown === undefined || standing(shown) !== standing(view)
    if (isNew) situation = {}
    shown = view
    watch(view)
    onView(view, isNew)
  }
  const read = async (): Promise<void> => {
    if (isOver) return
    if (isReading || inHand > 0) {
      isWanted = true
      return
    }
    isReading = true
    isWanted = false
    const before = commands
    const answer = await call('queue', 'counter', { windowId })
    isReading = false
    readAt = Date.now()
    if (isStopped()) return
    if (before !== commands) isWanted = true
    else if (answer.ok) show(answer.value)
    else onFailure(answer.error)
    if (isWanted) soon()
  }
  const soon = (): void => {
    if (later !== undefined || isOver) return
    later = setTimeout(
      () => {
        later = undefined
        void read()
      },
      Math.max(0, readAt + restMs - Date.now()),
    )
  }
  const onBoard = (board: BoardNow): void => {
    if (inHand > 0) isWanted = true
    else if (shown !== undefined && !agrees(shown, board)) soon()
  }
  const watch = ({ lines }: View): void => {
    const wanted = new Set(lines.map(({ lineId }) => `${lineId}:${dayAt(serverNow())}`))
    for (const [id, { stop }] of boards) {
      if (wanted.has(id)) continue
      stop()
      boards.delete(id)
    }
    for (const id of wanted) {
      if (boards.has(id)) continue
      const board = { stop: (): void => undefined, isLive: false }
      boards.set(id, board)
      board.stop = watchBoard(id, {
        onBoard,
        onLive: (isLive) => {
          board.isLive = isLive
        },
      })
    }
  }
  const timer = setInterval(() => {
    const isLive = boards.size > 0 && [...boards.values()].every((board) => board.isLive)
    if (!isLive || Date.now() - readAt > oldMs) void read()
  }, askMs)

  return {
    view: () => shown,
    read: () => void read(),
    send: async (endpoint, input) => {
      commands += 1
      inHand += 1
      // Every deed answers with the counter; said here once, since a generic row can't say it.
      const answer = (await attempt(situation, 'queue', endpoint, input)) as unknown as Answer<'queue', Deed>
      commands += 1
      inHand -= 1
      if (!isOver && answer.ok) show(answer.value)
      if (isWanted || !answer.ok) soon()
      return answer
    },
    stop: () => {
      isOver = true
      clearInterval(timer)
      if (later !== undefined) clearTimeout(later)
      for (const { stop } of boards.values()) stop()
      boards.clear()
    },
  }
}
