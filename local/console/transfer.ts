/// <reference lib="dom" />
import { element } from '../../web/element'
import { ask } from './ask'
import { say } from './words'

const EXPORTED = 1000
const IMPORTED = 200

interface Outcome {
  readonly inserted: number
  readonly replaced: number
  readonly left: number
  readonly failed: readonly { readonly line: number; readonly problem: string }[]
}

/** Saves every document that the filter finds as a file, one line each, in the order of their ids. */
export const exportLines = async (collection: string, filter: string): Promise<void> => {
  const lines: string[] = []
  for (;;) {
    const { documents } = await ask<{ documents: readonly unknown[] }>('browse', {
      collection,
      filter,
      order: '{"_id":1}',
      skip: lines.length,
      limit: EXPORTED,
    })
    lines.push(...documents.map((document) => JSON.stringify(document)))
    if (documents.length < EXPORTED) break
  }
  const link = element('a', '')
  link.href = URL.createObjectURL(new Blob([`${lines.join('\n')}\n`], { type: 'application/x-ndjson' }))
  link.download = `${collection}.jsonl`
  link.click()
  URL.revokeObjectURL(link.href)
}

const chooseFile = (): Promise<File | undefined> =>
  new Promise((resolve) => {
    const input = element('input', '')
    input.type = 'file'
    input.accept = '.jsonl,.ndjson,.json,.txt'
    input.addEventListener('change', () => {
      resolve(input.files?.[0])
    })
    input.addEventListener('cancel', () => {
      resolve(undefined)
    })
    input.click()
  })

const summary = ({ inserted, replaced, left, failed }: Outcome): string =>
  [
    `${say('inserted')} ${String(inserted)}, ${say('replaced')} ${String(replaced)}, ${say('left')} ${String(left)}, ${say('failed')} ${String(failed.length)}`,
    ...failed.slice(0, 10).map(({ line, problem }) => `${say('line')} ${String(line)}: ${problem}`),
  ].join('\n')

/** Takes in a file of one document a line, some hundred at a time, and tells what became of them. */
export const importLines = async (collection: string, changed: () => Promise<void>): Promise<void> => {
  const file = await chooseFile()
  if (file === undefined) return
  const lines = (await file.text()).split(/\r?\n/)
  const isReplacing = confirm(say('replaceQuestion'))
  let sum: Outcome = { inserted: 0, replaced: 0, left: 0, failed: [] }
  for (let first = 0; first < lines.length; first += IMPORTED) {
    const some = lines.slice(first, first + IMPORTED)
    const done = await ask<Outcome>('import', { collection, lines: some, first: first + 1, isReplacing })
    sum = {
      inserted: sum.inserted + done.inserted,
      replaced: sum.replaced + done.replaced,
      left: sum.left + done.left,
      failed: [...sum.failed, ...done.failed],
    }
  }
  await changed()
  alert(summary(sum))
}
