import { clearTodos, type TodoDraft } from '../../_shared/todo'
import { HALL } from '../../_shared/closing'

/** A place was not looked round before its people went (§31). */
export const CLOSING = 'closing'

/** Who is asked to look round: whoever is or was at the window, and the centre. */
export const closingTodos = (
  { id, place, windowNo }: { readonly id: string; readonly place: string; readonly windowNo: number },
  now: Date,
): TodoDraft[] => {
  const isHall = place === HALL
  const where = isHall
    ? { zh: '大厅', en: 'The hall' }
    : { zh: `${String(windowNo)}号窗口`, en: `Window ${String(windowNo)}` }
  const common = {
    kind: CLOSING,
    subject: id,
    zh: `${where.zh}还没有做下班检查`,
    en: `${where.en}: nobody has looked round yet`,
    since: now,
  }
  const centre = {
    ...common,
    for: { role: 'centreStaff' },
    page: isHall ? '/security/closing/closing' : '/security/evening/evening',
  } as const
  return isHall
    ? [centre]
    : [
        {
          ...common,
          for: { role: 'windowStaff', windowId: place },
          page: `/security/closing/closing?windowId=${place}`,
        },
        centre,
      ]
}

export const clearClosingTodos = (id: string): Promise<void> => clearTodos(id, CLOSING)
