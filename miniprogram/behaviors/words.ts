import { appearance, onAppearance } from '../settings/settings'
import { words as shared } from '../i18n/t'

type Key = keyof ReturnType<typeof shared>
const shown = new WeakMap<object, () => void>()

const following = (named: () => object): string => {
  const first = appearance().language
  return Behavior({
    data: { words: named() },
    lifetimes: {
      attached() {
        const component = this as { onLanguage?: () => void }
        let last = first
        const follow = (): void => {
          const { language } = appearance()
          if (language !== last) {
            last = language
            this.setData({ words: named() })
          }
          component.onLanguage?.()
        }
        follow()
        shown.set(this, onAppearance(follow))
      },
      detached() {
        shown.get(this)?.()
        shown.delete(this)
      },
    },
  })
}

/**
 * Gives a component the shared sentences that it names, as `data.words`, in the language in use, also after a
 * change. `onLanguage()`, where the component has one, is called at first and after a change of language or size.
 */
export const words = (...keys: readonly Key[]): string =>
  following(() => {
    const all = shared()
    return Object.fromEntries(keys.map((key) => [key, all[key]]))
  })

/** The same for a component with sentences of its own: all of its dictionary. */
export const ownWords = (dictionary: { readonly words: () => object }): string => following(dictionary.words)
