import type { Item } from '../components/checklist/checklist'

/** A list with one of its things ticked, or its tick taken away, as the checklist tells it. */
export const withTick = (
  items: readonly Item[],
  { key, checked }: { readonly key: string; readonly checked: boolean },
): Item[] => items.map((item) => (item.key === key ? { ...item, checked } : item))
