import { showModal } from './dialog'
import { hooks } from './hooks'
import { words } from './words'

/** Rights that were given or refused since the phone started; a refused one is not asked for again. */
const given = new Map<string, boolean>()

export const permissions = (): Record<string, boolean> => Object.fromEntries(given)

/** Asks the person once for a right, by WeChat's own dialog. */
export const askPermission = async (scope: string, wish: string): Promise<boolean> => {
  const known = given.get(scope)
  if (known !== undefined) return known
  const isGiven = hooks.autoAccept || (await ask(wish))
  given.set(scope, isGiven)
  return isGiven
}

/** The dialog alone, for what is asked every time. */
export const ask = async (wish: string, content = ''): Promise<boolean> => {
  const answer = await showModal({
    title: `${document.title} ${wish}`,
    content,
    showCancel: true,
    cancelText: words().refuse,
    confirmText: words().allow,
    cancelColor: '',
    confirmColor: '#07c160',
    editable: false,
    placeholderText: '',
  })
  return answer.confirm
}
