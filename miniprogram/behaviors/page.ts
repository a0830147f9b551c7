import { appearance, onAppearance, type Appearance } from '../settings/settings'

interface Words {
  readonly words: () => object
}

const rootClass = ({ size }: Appearance): string => (size === 'standard' ? 'page' : `page ${size}`)

const shown = new WeakMap<object, () => void>()

/**
 * What every page has: `pageClass` for its root view (`<view class="{{pageClass}}">`), `theme`, `size`, `language`,
 * and `words`, the sentences of its dictionary without facts. All of them follow the settings while the page is
 * open. A sentence named `title` becomes the navigation bar's. After a change of language `onLanguage()`, where
 * the page has one, may set again what it had worded with facts.
 * @param of the page's dictionary (`words.ts` beside it)
 */
export const page = (of: Words): string =>
  Behavior({
    data: { pageClass: 'page', theme: 'light', size: 'standard', language: 'zh-CN', words: {} },
    lifetimes: {
      attached() {
        const apply = (now: Appearance): void => {
          const words = of.words() as Record<string, string>
          this.setData({ ...now, pageClass: rootClass(now), words })
          if (words['title'] !== undefined) void wx.setNavigationBarTitle({ title: words['title'] })
        }
        const first = appearance()
        let language = first.language
        apply(first)
        shown.set(
          this,
          onAppearance((now) => {
            apply(now)
            if (now.language === language) return
            language = now.language
            const worded = this as { onLanguage?: () => void }
            worded.onLanguage?.()
          }),
        )
      },
      detached() {
        shown.get(this)?.()
        shown.delete(this)
      },
    },
  })
