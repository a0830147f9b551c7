/// <reference lib="dom" />
import type { CollectionFacts } from './told'

/** What a view is given. */
export interface ViewParts {
  /** Where it draws itself. */
  readonly main: HTMLElement
  readonly showSide: (content: Node | undefined) => void
  readonly refreshCollections: () => Promise<readonly CollectionFacts[]>
  readonly collections: readonly CollectionFacts[]
  /** What follows the view's name in the address, and what follows `?`. */
  readonly path: string
  readonly search: string
}

/** Draws itself and says what to do when it is left. */
export type View = (parts: ViewParts) => Promise<(() => void) | undefined> | ((() => void) | undefined)

/** Goes to another place of the console; empty values are left out. */
export const go = (path: string, search: Readonly<Record<string, string>> = {}): void => {
  const kept = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ''))
  location.hash = `#/${path}${kept.size === 0 ? '' : `?${kept.toString()}`}`
}
