/** What the build hands to the browser: one mini-program, compiled. Paths have no leading slash and no extension. */
export interface Program {
  readonly app: AppConfig
  /** Pages and components by path. */
  readonly components: Readonly<Record<string, ComponentConfig>>
  /** CommonJS source by path, one entry a file. */
  readonly modules: Readonly<Record<string, string>>
  /** Runs the compiled templates over the given WXS library. */
  readonly templates: (wxs: object) => Record<string, TemplateGroup>
  /** `theme.json`: values of `@name` in the configuration, by theme. */
  readonly theme: Readonly<Record<Theme, Readonly<Record<string, string>>>>
  /** Specifiers of `require` that lead somewhere else than the path says, by module. */
  readonly requires: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export type Theme = 'light' | 'dark'

/** A compiled template as glass-easel wants it: name of a `<template>` in, its procedure out. */
export type TemplateGroup = (name: string) => never

export interface WindowConfig {
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: string
  readonly navigationStyle?: string
  readonly backgroundColor?: string
  readonly backgroundTextStyle?: string
  readonly enablePullDownRefresh?: boolean
  readonly onReachBottomDistance?: number
  readonly disableScroll?: boolean
}

export interface TabBarConfig {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
  readonly borderStyle?: string
  readonly list: readonly TabConfig[]
}

export interface TabConfig {
  readonly pagePath: string
  readonly text: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

export interface AppConfig {
  /** All pages, those of subpackages with their root; the first is the entry. */
  readonly pages: readonly string[]
  /** Roots of the subpackages, without slashes around. */
  readonly subpackages: readonly string[]
  readonly window: WindowConfig
  readonly tabBar?: TabBarConfig
  readonly style?: string
  readonly darkmode?: boolean
}

export interface ComponentConfig {
  readonly isPage: boolean
  /** Prefix of its classes in the style sheet. */
  readonly scope: string
  readonly styleIsolation: string
  readonly usingComponents: Readonly<Record<string, string>>
  readonly componentGenerics?: Readonly<Record<string, true | { readonly default?: string }>>
  readonly componentPlaceholder?: Readonly<Record<string, string>>
  readonly pureDataPattern?: string
  /** The page's own settings over those of the app. */
  readonly window: WindowConfig
}
