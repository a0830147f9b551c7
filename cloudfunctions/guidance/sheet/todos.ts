import type { Context } from '../../_kernel/context'
import { allSound, endRun } from '../../_kernel/sound'
import { findSound, is } from '../../_kernel/store'
import { clearTodos, putTodo, renewTodos, type TodoDraft } from '../../_shared/todo'
import { Leaflets, SheetDrafts } from '../collections'
import { catalogue } from '../catalogue'
import { type Leaflet, leafletState } from './leaflet'
import type { SheetDraft } from './draft'
import { loadPlaces, type Places } from './desk'

const kinds = ['sheetReview', 'sheetPublish', 'sheetReturned', 'sheetEntrusted'] as const
const STALE = 'leafletStale'

/** What waits for whom about one sheet: the centre's review, the unit's mending, another unit's word. */
export const todosOf = (draft: SheetDraft, { units }: Places): TodoDraft[] => {
  const { _id: code, state, since, unitId, content } = draft
  const name = content.name
  const about = { subject: code, since }
  const review = `/sheets/review/review?code=${code}`
  const edit = `/sheets/edit/edit?code=${code}`
  const toCentre = (kind: string, zh: string, en: string): TodoDraft[] =>
    (['centreStaff', 'centreAdmin'] as const).map((role) => ({
      ...about,
      kind,
      for: { role },
      zh,
      en,
      page: review,
    }))
  if (state === 'submitted')
    return toCentre('sheetReview', `审核一事一表：${name}`, `Review the sheet ${code}`)
  if (state === 'approved')
    return toCentre('sheetPublish', `发布一事一表：${name}`, `Publish the sheet ${code}`)
  const other = units.find((unit) => unit.name === content.entrustedTo)
  const isWritten = state === 'draft' || state === 'returned'
  const asked: TodoDraft[] =
    isWritten && other !== undefined && other._id !== unitId && !draft.entrustedBy.includes(other.name)
      ? [
          {
            ...about,
            kind: 'sheetEntrusted',
            for: { role: 'unitHead', unitId: other._id },
            zh: `是否同意代收：${name}`,
            en: `Agree to take ${code} at your window?`,
            page: edit,
          },
        ]
      : []
  if (state !== 'returned') return asked
  return [
    ...asked,
    {
      ...about,
      kind: 'sheetReturned',
      for: { role: 'unitHead', unitId },
      zh: `修改被退回的一事一表：${name}`,
      en: `Mend the sheet that was sent back: ${code}`,
      page: edit,
    },
  ]
}

/** Puts what waits about a sheet now, and takes away what waited before. */
export const remind = async (draft: SheetDraft, places: Places, now: Date): Promise<void> => {
  const due = todosOf(draft, places)
  await clearTodos(draft._id, ...kinds)
  for (const todo of due) await putTodo(todo, now)
}

const staleTodo = ({ _id, windowId, title, updatedAt }: Leaflet): TodoDraft => ({
  kind: STALE,
  subject: _id,
  for: { role: 'windowStaff', windowId },
  zh: `换印服务指南：${title}`,
  en: `Print the leaflet anew: ${title}`,
  page: `/sheets/leaflets/leaflets?windowId=${windowId}`,
  since: updatedAt,
})

const EACH = 200

/** Asks the windows to print their leaflets of a sheet anew, or to take them away. */
export const remindOfLeaflets = async (
  code: string,
  published: number | undefined,
  now: Date,
): Promise<void> => {
  const printed = await findSound(Leaflets, { code }, { order: [['_id', 1]], limit: EACH })
  for (const leaflet of printed.sound) {
    if (leafletState(leaflet, published) === 'current') await clearTodos(leaflet._id, STALE)
    else await putTodo({ ...staleTodo(leaflet), since: now }, now)
  }
}

export const forgetLeaflet = (leafletId: string): Promise<void> => clearTodos(leafletId, STALE)

const waited = ['draft', 'submitted', 'returned', 'approved'] as const

/** Makes the to-dos about sheets and leaflets anew from what is true now. Once a night. */
export const renewSheetTodos = async ({ now }: Context): Promise<void> => {
  const places = await loadPlaces()
  const drafts = await allSound(SheetDrafts, { state: is.in(waited) })
  await renewTodos(
    kinds,
    drafts.sound.flatMap((draft) => todosOf(draft, places)),
    now,
  )
  const { byCode } = await catalogue()
  const leaflets = await allSound(Leaflets, {})
  const stale = leaflets.sound
    .filter((leaflet) => leafletState(leaflet, byCode.get(leaflet.code)?.version) !== 'current')
    .map(staleTodo)
  await renewTodos([STALE], stale, now)
  endRun([...drafts.broken, ...leaflets.broken])
}
