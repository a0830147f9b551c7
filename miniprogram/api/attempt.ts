import { command, type Answer, type Command, type Endpoint, type FunctionName, type Input } from './call'

/** The intention of each page that is not answered yet. */
const open = new WeakMap<object, { key: string; command: Command<FunctionName, never> }>()

const unanswered = ['OFFLINE', 'TIMEOUT', 'FAULT', 'BUSY']

/**
 * Sends what a person wants on a page. Pressed again after a loss it is the same intention with the same opId,
 * which takes effect once; after an answer, or with other words, it is a new one.
 */
export const attempt = async <F extends FunctionName, E extends Endpoint<F>>(
  page: object,
  name: F,
  endpoint: E,
  input: Input<F, E>,
): Promise<Answer<F, E>> => {
  const key = JSON.stringify([name, endpoint, input])
  const before = open.get(page)
  const sending =
    before?.key === key ? (before.command as unknown as Command<F, E>) : command(name, endpoint, input)
  open.set(page, { key, command: sending })
  const answer = await sending.send()
  if (answer.ok || !unanswered.includes(answer.error.code)) open.delete(page)
  return answer
}
