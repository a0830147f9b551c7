import type { Node } from './builtin'

/** What `open-type` of a button leads to; the shell provides it. */
export type OpenType = (kind: string, node: Pick<Node<object>, 'emit' | 'component'>) => void

let provided: OpenType = () => undefined

export const provideOpenType = (open: OpenType): void => {
  provided = open
}

export const openType: OpenType = (kind, node) => {
  provided(kind, node)
}
