import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { existsSync } from 'node:fs'
import type { Program, Theme } from '../program'
import { emit, isUpToDate, type Emission } from './emit'
import { compileModules } from './modules'
import { Package } from './package'
import { readStructure } from './resolve'
import { compileStyles } from './wxss'
import { compileTemplates } from './wxml'

export interface PhoneOptions {
  /** Sources of the mini-program: the folder of `app.json`. */
  readonly miniprogramDir: string
  /** Where the site goes: index.html, scripts, styles, fonts, the mini-program's pictures. */
  readonly outDir: string
  /** TDesign's `miniprogram_dist`, if it is not the one in node_modules. */
  readonly tdesignDir?: string
}

/**
 * Builds the local phone: a static site that runs the mini-program in a browser. Does nothing when neither sources nor
 * phone changed since. Throws one error that names every file at fault; the folder then still holds the last good site.
 */
export const buildPhone = async ({ miniprogramDir, outDir, tdesignDir }: PhoneOptions): Promise<void> => {
  const root = repositoryRoot()
  const modulesDir = path.join(root, 'node_modules')
  const tdesign = tdesignDir ?? path.join(modulesDir, 'tdesign-miniprogram/miniprogram_dist')
  const emission: Emission = { miniprogramDir, outDir, tdesignDir: tdesign, root }
  if (await isUpToDate(emission)) return
  const source = new Package(miniprogramDir, modulesDir, tdesign)
  const { app, components, themeFile } = readStructure(source)
  const templates = compileTemplates(source, components)
  const styles = compileStyles(source, components)
  const { maps, ...scripts } = await compileModules(source, ['app', ...Object.keys(components)], modulesDir)
  const theme = (themeFile === undefined ? undefined : source.readJson(themeFile)) as
    Partial<Record<Theme, Record<string, string>>> | undefined
  const program: Omit<Program, 'templates'> = {
    app,
    components,
    theme: { light: theme?.light ?? {}, dark: theme?.dark ?? {} },
    ...scripts,
  }
  await emit(emission, program, templates, styles, maps)
}

/** The repository's root, from wherever this code was bundled to. */
const repositoryRoot = (): string => {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'local/phone/program.ts'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error('the repository of the local phone was not found')
    folder = parent
  }
  return folder
}
