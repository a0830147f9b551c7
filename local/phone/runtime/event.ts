import type * as glassEasel from 'glass-easel'

/** A node as an event tells it. */
interface EventNode {
  readonly id: string
  readonly offsetLeft: number
  readonly offsetTop: number
  readonly dataset: Record<string, unknown>
}

const describeNode = (target: glassEasel.Element): EventNode => {
  const node = '_$' in target ? (target as unknown as { _$: glassEasel.Element })._$ : target
  const dom = node.$$ as unknown as HTMLElement | null
  return {
    id: node.id,
    offsetLeft: dom?.offsetLeft ?? 0,
    offsetTop: dom?.offsetTop ?? 0,
    dataset: node.dataset,
  }
}

/** An event of the tree as a WeChat listener gets it: plain values, `touches` beside `detail`. */
export const toWeChatEvent = (event: glassEasel.ShadowedEvent<unknown>): Record<string, unknown> => ({
  type: event.type,
  timeStamp: event.timeStamp,
  target: describeNode(event.target),
  currentTarget: describeNode(event.currentTarget),
  mark: event.mark ?? {},
  detail: event.detail ?? {},
  ...event.extraFields,
})
