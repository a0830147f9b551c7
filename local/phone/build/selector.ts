export interface SelectorScope {
  /** Prefix of classes. */
  readonly scope: string
  /** Path of the page that alone may match, if any. */
  readonly page?: string
  /** Theme under which alone it may match, if any. */
  readonly theme?: string
}

const token =
  /\[[^\]]*\]|::?(?:nth-[\w-]+|lang|dir)\([^)]*\)|(?<pseudo>::?[\w-]+)|\.(?<name>(?:\\.|[\w-]|[^\0-\x7f])+)|#[\w-]+|(?<=^|[\s>+~,(])(?<tag>[a-zA-Z][\w-]*)/g

/**
 * A selector of a WXSS file as a selector of the phone's document: classes get their component's prefix, tags `wx-`,
 * `:host` becomes the host's attribute. Page and theme are added by `:where`, so that no specificity changes.
 */
export const scopeSelector = (selector: string, { scope, page, theme }: SelectorScope): string => {
  const namesPage = /(?:^|[\s>+~,(])page(?![\w-])/.test(selector)
  const scoped = selector.replace(token, (...found) => {
    const [whole] = found as [string]
    const { pseudo, name, tag } = found[found.length - 1] as Record<string, string | undefined>
    if (name !== undefined) return `.${scope}--${name}`
    if (pseudo === ':host') return `[wx-host="${scope}"]`
    if (tag === undefined) return whole
    if (tag !== 'page') return `wx-${tag.toLowerCase()}`
    return page === undefined ? 'wx-page' : `wx-page:where([data-path="${page}"])`
  })
  const inPage = page !== undefined && !namesPage ? `:where(wx-page[data-path="${page}"]) ${scoped}` : scoped
  return theme === undefined ? inPage : `:where([data-theme="${theme}"]) ${inPage}`
}
