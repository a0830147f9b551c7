import { call, type Answer, type Output } from '../api/call'

export type Standing = Output<'messages', 'standing'>
type Listener = (standing: Pick<Standing, 'unread' | 'topics'>) => void

const listeners = new Set<Listener>()
let last: Pick<Standing, 'unread' | 'topics'> | undefined
let askedAt = 0
let asking: Promise<void> | undefined

/** The place of 我的 in the tab bar. */
const tab = 3
/** Between two looks of the same phone. */
const freshMs = 60_000

/** What a count shows: 99+ where nobody counts on. */
export const countText = (count: number): string => (count > 99 ? '99+' : String(count))

/** What the tab shows now. */
let marked = ''

/** Marks the tab; works only while a tab page is shown, so every page shown tries. */
export const markTab = (): void => {
  const unread = last?.unread ?? 0
  const text = unread === 0 ? '' : countText(unread)
  if (text === marked) return
  const done = {
    success: () => {
      marked = text
    },
    fail: () => undefined,
  }
  if (text === '') wx.removeTabBarBadge({ index: tab, ...done })
  else wx.setTabBarBadge({ index: tab, text, ...done })
}

/** What is unread and what I may agree to, as last heard. */
export const standing = (): Pick<Standing, 'unread' | 'topics'> | undefined => last

/** Keeps a part of it that another answer told. */
export const keepStanding = (part: Partial<Pick<Standing, 'unread' | 'topics'>>): void => {
  last = { unread: 0, topics: [], ...last, ...part }
  markTab()
  for (const listener of listeners) listener(last)
}

const look = async (): Promise<void> => {
  const answer: Answer<'messages', 'standing'> = await call('messages', 'standing', {})
  if (!answer.ok) return
  askedAt = Date.now()
  const { unread, topics } = answer.value
  keepStanding({ unread, topics })
}

/** Asks what is new, at most once a minute unless it must be; for after a page's own first answer. */
export const lookForMessages = (isUrgent = false): Promise<void> => {
  if (!isUrgent && Date.now() - askedAt < freshMs) return Promise.resolve()
  asking ??= look().finally(() => {
    asking = undefined
  })
  return asking
}

/** Calls back now if it is known, and on every change; returns how to stop. */
export const onStanding = (listener: Listener): (() => void) => {
  listeners.add(listener)
  if (last !== undefined) listener(last)
  return () => void listeners.delete(listener)
}
