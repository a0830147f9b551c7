/// <reference lib="dom" />
import { element } from '../../web/element'
import { sign } from './sign'

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => Node | string
  /** Numbers stand at the right, ids and code in even letters, long texts may take the room that is left. */
  readonly look?: 'number' | 'code' | 'wide'
  readonly order?: 1 | -1 | undefined
  readonly sort?: () => void
}

interface TableOptions<Row> {
  readonly name: string
  readonly empty: string
  readonly open?: (row: Row) => void
  /** A row that is wrong is tinted. */
  readonly isBad?: (row: Row) => boolean
  readonly page?: (step: 1 | -1) => void
}

const headOf = <Row>({ head, look, order, sort }: Column<Row>): HTMLElement => {
  const cell = element('th', look ?? '')
  if (sort === undefined) {
    cell.append(head)
    return cell
  }
  const made = element('button', 'sort', head, order === undefined ? undefined : sign('down'))
  made.type = 'button'
  made.addEventListener('click', sort)
  if (order !== undefined) cell.setAttribute('aria-sort', order === 1 ? 'ascending' : 'descending')
  cell.append(made)
  return cell
}

const select = (rows: readonly HTMLElement[], index: number): void => {
  for (const [at, row] of rows.entries()) row.setAttribute('aria-selected', String(at === index))
  rows[index]?.scrollIntoView({ block: 'nearest' })
}

/**
 * A dense table under a head that stays: arrows move, Enter opens, Page Up and Page Down turn pages. `tall` as
 * the room that its panel gives it.
 */
export const table = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions<Row>,
): HTMLElement => {
  const lines = rows.map((row, index) => {
    const line = element('tr', options.isBad?.(row) === true ? 'bad' : '')
    line.append(
      ...columns.map(({ cell, look }) => {
        const content = cell(row)
        const made = element('td', look ?? '', content)
        if (typeof content === 'string' && content.length > 12) made.title = content
        return made
      }),
    )
    line.addEventListener('click', () => {
      select(lines, index)
      options.open?.(row)
    })
    return line
  })
  const made = element(
    'table',
    options.open === undefined ? '' : 'opens',
    element('thead', '', element('tr', '', ...columns.map(headOf))),
    element('tbody', '', ...lines),
  )
  const room = element('div', 'room', made)
  if (rows.length === 0) room.append(element('p', 'empty', options.empty))
  room.tabIndex = 0
  room.setAttribute('role', 'region')
  room.setAttribute('aria-label', options.name)
  room.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return
    const at = lines.findIndex((line) => line.getAttribute('aria-selected') === 'true')
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => {
        select(lines, Math.min(lines.length - 1, at + 1))
      },
      ArrowUp: () => {
        select(lines, Math.max(0, at - 1))
      },
      Home: () => {
        select(lines, 0)
      },
      End: () => {
        select(lines, lines.length - 1)
      },
      PageDown: () => options.page?.(1),
      PageUp: () => options.page?.(-1),
      Enter: () => {
        const row = rows[at]
        if (row !== undefined) options.open?.(row)
      },
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    move()
  })
  return room
}

/** Whether nobody has picked a row or scrolled, so that the table may be drawn anew. */
export const isUntouched = (main: HTMLElement): boolean =>
  main.querySelector('tr[aria-selected="true"]') === null &&
  (main.querySelector('.room')?.scrollTop ?? 0) === 0
