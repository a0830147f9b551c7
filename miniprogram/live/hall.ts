import { call, type Answer, type Output } from '../api/call'
import { onConnection } from '../api/connection'
import { onAppearance } from '../settings/settings'
import { refreshGuide } from './guide'
import { lookForMessages } from './inbox'
import { follow, recall } from './mine'

export type Overview = Output<'queue', 'overview'>
export type LineNow = Overview['lines'][number]

const key = 'hall'
type Listener = (answer: Answer<'queue', 'overview'>) => void
const listeners = new Set<Listener>()
let last: Overview | undefined
let fetchedAt = 0
let underWay: Promise<Answer<'queue', 'overview'>> | undefined

/** The hall as last seen, also by an earlier start of the program; `seenAt` says when. */
export const hall = (): Overview | undefined => {
  if (last === undefined) {
    last = wx.getStorageSync<Overview | ''>(key) || undefined
    for (const ticket of last?.tickets ?? []) recall(ticket)
  }
  return last
}

const ask = async (): Promise<Answer<'queue', 'overview'>> => {
  const answer = await call('queue', 'overview', {})
  if (answer.ok) {
    last = answer.value
    fetchedAt = Date.now()
    for (const ticket of last.tickets) follow(ticket)
    wx.setStorage({ key, data: last, fail: () => undefined })
    void refreshGuide(last.indexVersion)
    void lookForMessages()
  }
  for (const listener of listeners) listener(answer)
  return answer
}

/** Asks for the hall as it is now; whoever asks meanwhile gets the same answer. */
export const refreshHall = (): Promise<Answer<'queue', 'overview'>> => {
  underWay ??= ask().finally(() => {
    underWay = undefined
  })
  return underWay
}

/** Asks unless it was asked in the last seconds. */
export const freshHall = (seconds: number): void => {
  if (Date.now() - fetchedAt > seconds * 1000) void refreshHall()
}

/** Calls back with every answer about the hall; returns how to stop. */
export const onHall = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const isOpen = (line: LineNow): number => (line.opening.kind === 'open' ? 0 : 1)
const minutes = ({ wait }: LineNow): number =>
  wait.kind === 'range' ? wait.to : wait.kind === 'none' ? 0 : 10_000

/** Lines that take a service: open ones first, then by how long one waits. */
export const linesFor = (service: string): LineNow[] =>
  (hall()?.lines ?? [])
    .filter(({ services }) => services.includes(service))
    .sort((a, b) => isOpen(a) - isOpen(b) || minutes(a) - minutes(b))

// Names come in the language of the call.
onAppearance(() => {
  fetchedAt = 0
})

// Also when it goes: the pages say at once from when they are.
onConnection(() => {
  if (listeners.size > 0) void refreshHall()
})
