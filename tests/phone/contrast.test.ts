import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { type AtRule } from 'postcss'

type Palette = ReadonlyMap<string, string>
const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '../..')
const sheet = postcss.parse(readFileSync(path.join(root, 'miniprogram/styles/tokens.wxss'), 'utf8'))

/** The colours in force: later blocks win over earlier ones, as on the phone. */
const palette = (isDark: boolean, isElder: boolean): Palette => {
  const colours = new Map<string, string>()
  sheet.walkDecls(/^--/, (declaration) => {
    const { parent } = declaration
    if (parent?.type !== 'rule') return
    const selector = (parent as unknown as { selector: string }).selector
    const media = parent.parent?.type === 'atrule' ? (parent.parent as AtRule).params : ''
    const applies =
      selector.includes('page,') || selector.startsWith('.page,') || (isElder && selector === '.page.elder')
    if (applies && (media === '' || (isDark && media.includes('dark'))))
      colours.set(declaration.prop, declaration.value)
  })
  return colours
}

/** WCAG's relative luminance of #rrggbb, 0 to 1. */
const luminance = (hex: string): number => {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const states = ['waiting', 'called', 'serving', 'missed', 'done', 'warning', 'danger']
const fills = ['brand', 'waiting', 'called', 'serving', 'missed', 'done', 'danger']

/** Ink, ground and what the design promises at least. */
const pairs = (least: number): [string, string, number][] => [
  ...['text-1', 'text-2', 'text-3'].flatMap((ink) =>
    ['page', 'card', 'sunken'].map((ground): [string, string, number] => [ink, ground, least]),
  ),
  ...['brand', ...states].flatMap((ink) =>
    ['page', 'card', `${ink}-weak`].map((ground): [string, string, number] => [ink, ground, least]),
  ),
  ...states.map((state): [string, string, number] => ['text-1', `${state}-weak`, 7]),
  ...fills.map((fill): [string, string, number] => ['on-fill', `${fill}-fill`, Math.max(least, 5.2)]),
  ['edge', 'page', 3],
  ['edge', 'card', 3],
]

describe('every ink can be read on its grounds', () => {
  test.each([
    ['light', false, false, 4.5],
    ['dark', true, false, 4.5],
    ['elder, light', false, true, 7],
    ['elder, dark', true, true, 7],
  ] as const)('%s', (_, isDark, isElder, least) => {
    const colours = palette(isDark, isElder)
    const of = (name: string): string => colours.get(`--${name}`) ?? ''
    const weak = pairs(least)
      .map(([ink, ground, promised]) => ({ ink, ground, promised, is: contrast(of(ink), of(ground)) }))
      .filter(({ is, promised }) => Number.isNaN(is) || is < promised)
    expect(weak).toEqual([])
  })
})
