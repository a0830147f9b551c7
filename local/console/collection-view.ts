/// <reference lib="dom" />
import { element } from '../../web/element'
import { ask } from './ask'
import { button, chip, problem } from './control'
import { documentPanel } from './document-panel'
import { cellText, columnsOf, filterText } from './document-text'
import { drawHeading } from './frame'
import { stateCell } from './state-cell'
import { type Column, table } from './table'
import { exportLines, importLines } from './transfer'
import { go, type View } from './view'
import { say } from './words'

type Stored = Readonly<Record<string, unknown>>

const PAGE = 50

const isNumber = (documents: readonly Stored[], name: string): boolean =>
  documents.some((document) => typeof document[name] === 'number') &&
  documents.every((document) => !(name in document) || typeof document[name] === 'number')

const isWide = (documents: readonly Stored[], name: string): boolean =>
  documents.some((document) => cellText(document[name]).length > 32)

/** One collection, page by page: filter by `/`, order by its head, a document by Enter. */
export const collectionView: View = async (parts) => {
  const { path: collection, main, collections, showSide } = parts
  const asked = new URLSearchParams(parts.search)
  const search = asked.get('search') ?? ''
  const [sorted = '', direction = ''] = (asked.get('order') ?? '').split(' ')
  const page = Math.max(0, Number(asked.get('page') ?? 0) || 0)
  const facts = collections.find(({ name }) => name === collection)

  const visit = (change: Readonly<Record<string, string>>): void => {
    const same = { search, order: asked.get('order') ?? '', page: page === 0 ? '' : String(page) }
    go(`collection/${collection}`, { ...same, ...change })
  }
  const again = async (): Promise<void> => {
    await parts.refreshCollections()
    await draw()
  }
  const edit = (document: Stored | undefined): void => {
    showSide(
      documentPanel({
        collection,
        document,
        show: edit,
        close: () => {
          showSide(undefined)
        },
        changed: again,
      }),
    )
  }

  const columns = (documents: readonly Stored[]): Column<Stored>[] =>
    columnsOf(documents).map((name) => {
      const order = name === sorted ? (direction === '-1' ? -1 : 1) : undefined
      const look = isNumber(documents, name)
        ? 'number'
        : name === '_id'
          ? 'code'
          : isWide(documents, name)
            ? 'wide'
            : undefined
      return {
        head: name,
        cell: (document) =>
          name === 'status' || name === 'state' ? stateCell(document[name]) : cellText(document[name]),
        ...(look === undefined ? {} : { look }),
        order,
        sort: () => {
          const next = order === undefined ? `${name} 1` : order === 1 ? `${name} -1` : ''
          visit({ order: next, page: '' })
        },
      }
    })

  const draw = async (): Promise<void> => {
    let filter = '{}'
    try {
      filter = filterText(search)
      const order = sorted === '' ? '{}' : JSON.stringify({ [sorted]: direction === '-1' ? -1 : 1 })
      const { total, documents } = await ask<{ total: number; documents: readonly Stored[] }>('browse', {
        collection,
        filter,
        order,
        skip: page * PAGE,
        limit: PAGE,
      })
      const pages = Math.max(1, Math.ceil(total / PAGE))
      const turnPage = (step: 1 | -1): void => {
        const to = Math.min(pages - 1, Math.max(0, page + step))
        if (to !== page) visit({ page: String(to) })
      }
      head(`${String(total)} ${say('documents')}`)
      const rows = table(columns(documents), documents, {
        name: collection,
        empty: search === '' ? say('noDocuments') : say('nothingFound'),
        open: edit,
        page: turnPage,
      })
      main.replaceChildren(element('section', 'panel fill', rows, foot(page, pages, turnPage)))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      main.replaceChildren(problem(error instanceof SyntaxError ? `${say('notJson')}${message}` : message))
    }
  }

  /** How many there are; which ones when somebody points at it. */
  const indexes = (): HTMLElement | undefined => {
    const all = facts?.indexes ?? []
    if (all.length === 0) return undefined
    const made = chip(`${say('index')} ${String(all.length)}`, 'quiet')
    made.title = all
      .map(({ on, unique }) => `${on.join(', ')}${unique ? ` · ${say('unique')}` : ''}`)
      .join('\n')
    return made
  }

  const foot = (at: number, pages: number, turnPage: (step: 1 | -1) => void): HTMLElement =>
    element(
      'footer',
      '',
      element('span', 'purpose', facts?.purpose ?? ''),
      indexes(),
      facts?.isPublic === true ? chip(say('public'), 'ok') : undefined,
      ...(pages === 1
        ? []
        : [
            element('span', 'pages', `${say('page')} ${String(at + 1)} / ${String(pages)}`),
            button(say('previous'), () => {
              turnPage(-1)
            }),
            button(say('next'), () => {
              turnPage(1)
            }),
          ]),
    )

  const head = (remark: string): void => {
    drawHeading({
      title: collection,
      remark,
      tools: [
        button(
          say('newDocument'),
          () => {
            edit(undefined)
          },
          'plain',
          'plus',
        ),
        button(say('importLines'), () => importLines(collection, again), 'plain'),
        button(say('exportLines'), () => exportLines(collection, filterText(search)), 'plain'),
      ],
      search: {
        placeholder: say('searchDocuments'),
        value: search,
        changed: (text) => {
          visit({ search: text, page: '' })
        },
      },
    })
  }

  head('')
  await draw()
  return undefined
}
