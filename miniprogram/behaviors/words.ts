import { onAppearance } from '../settings/settings'
import { words as shared } from '../i18n/t'

type Key = keyof ReturnType<typeof shared>
const shown = new WeakMap<object, () => void>()

/**
 * Gives a component the shared sentences that it names, as `data.words`, in the language in use, also after a
 * change. `onLanguage()`, where the component has one, is called then and at first.
 */
export const words = (...keys: readonly Key[]): string =>
  Behavior({
    data: { words: {} },
    lifetimes: {
      attached() {
        const apply = (): void => {
          const all = shared()
          this.setData({ words: Object.fromEntries(keys.map((key) => [key, all[key]])) })
          const worded = this as { onLanguage?: () => void }
          worded.onLanguage?.()
        }
        apply()
        shown.set(this, onAppearance(apply))
      },
      detached() {
        shown.get(this)?.()
        shown.delete(this)
      },
    },
  })
