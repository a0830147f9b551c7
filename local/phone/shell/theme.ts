import type { Program, Theme } from '../program'
import { settings } from './settings'

type Values = Program['theme']
let values: Values = { light: {}, dark: {} }
let isThemed = false

/** Tells which values `@name` has, and whether the mini-program has a dark mode at all. */
export const provideTheme = (program: Program): void => {
  values = program.theme
  isThemed = program.app.darkmode === true
}

/** The theme that the mini-program sees: without `darkmode` it is always light. */
export const themeNow = (): Theme => (isThemed ? settings.theme : 'light')

/** A value of the configuration in the present theme. */
export const themed = (value: string): string =>
  value.startsWith('@') ? (values[themeNow()][value.slice(1)] ?? '') : value
