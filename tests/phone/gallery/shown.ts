/// <reference types="miniprogram-api-typings" />
import { page } from '../../../miniprogram/behaviors/page'
import { choose, type Choices } from '../../../miniprogram/settings/settings'
import { words } from './words'

/** Options of a page of the gallery: the product's page behaviour; its query (`size=elder&language=en`) sets the look. */
export const shown = (data: Record<string, unknown>) => ({
  behaviors: [page({ words })],
  data,
  onLoad(query: Partial<Choices>) {
    choose({ language: query.language ?? 'auto', size: query.size ?? 'auto' })
  },
})
