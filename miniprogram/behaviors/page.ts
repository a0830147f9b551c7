import { markTab } from '../live/inbox'
import { nameTabs } from './tabs'
import { appearance, onAppearance, type Appearance } from '../settings/settings'

interface Words {
  readonly words: () => object
}

const shown = new WeakMap<object, () => void>()

/** What the settings make of a page's data. */
const dressed = (of: Words, now: Appearance): Appearance & { pageClass: string; words: object } => ({
  ...now,
  pageClass: now.size === 'standard' ? 'page' : `page ${now.size}`,
  words: of.words(),
})

const sameLook = (one: Appearance, other: Appearance): boolean =>
  one.language === other.language && one.size === other.size && one.theme === other.theme

const nameBar = (words: object): void => {
  const { title } = words as { title?: string }
  if (title !== undefined) void wx.setNavigationBarTitle({ title })
}

/**
 * What every page has: `pageClass` for its root view (`<view class="{{pageClass}}">`), `theme`, `size`, `language`,
 * and `words`, the sentences of its dictionary without facts. All of them follow the settings while the page is
 * open. A sentence named `title` becomes the navigation bar's. After a change of language `onLanguage()`, where
 * the page has one, may set again what it had worded with facts.
 * @param of the page's dictionary (`words.ts` beside it)
 */
export const page = (of: Words): string => {
  // In the data from the start, so that the first frame is right without a setData.
  const first = appearance()
  return Behavior({
    data: dressed(of, first),
    lifetimes: {
      attached() {
        let last = first
        const follow = (now: Appearance): void => {
          if (sameLook(last, now)) return
          const isOtherLanguage = last.language !== now.language
          last = now
          const data = dressed(of, now)
          this.setData(data)
          nameBar(data.words)
          if (isOtherLanguage) (this as { onLanguage?: () => void }).onLanguage?.()
        }
        follow(appearance())
        nameBar(of.words())
        shown.set(this, onAppearance(follow))
      },
      detached() {
        shown.get(this)?.()
        shown.delete(this)
      },
    },
    pageLifetimes: {
      show() {
        nameTabs()
        markTab()
      },
    },
  })
}
