/// <reference types="miniprogram-api-typings" />
import { page } from '../../../miniprogram/behaviors/page'
import { words } from './words'

/** A page of the gallery: what it shows, and the page behaviour of the product. */
export const shown = (data: Record<string, unknown>, methods: Record<string, () => void> = {}): void => {
  Page({ behaviors: [page({ words })], data, ...methods })
}
