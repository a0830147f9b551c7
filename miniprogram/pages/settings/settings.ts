import { page } from '../../behaviors/page'
import { choose, chosen, type Language, type Size } from '../../settings/settings'
import { t, words } from './words'

interface Option {
  readonly key: string
  readonly label: string
}

const languages: readonly (readonly [Language | 'auto', 'auto' | 'zh' | 'en'])[] = [
  ['auto', 'auto'],
  ['zh-CN', 'zh'],
  ['en', 'en'],
]
const sizes: readonly (Size | 'auto')[] = ['auto', 'standard', 'large', 'elder']

Page({
  behaviors: [page({ words })],
  data: {
    chosenLanguage: '',
    chosenSize: '',
    languages: [] as Option[],
    sizes: [] as Option[],
  },

  onLoad() {
    this.onLanguage()
  },
  onLanguage() {
    this.setData({
      chosenLanguage: chosen().language,
      chosenSize: chosen().size,
      languages: languages.map(([key, label]) => ({ key, label: t(label) })),
      sizes: sizes.map((key) => ({ key, label: t(key) })),
    })
  },
  chooseLanguage({ detail }: WechatMiniprogram.CustomEvent<{ key: Language | 'auto' }>) {
    this.setData({ chosenLanguage: detail.key })
    choose({ language: detail.key })
  },
  chooseSize({ detail }: WechatMiniprogram.CustomEvent<{ key: Size | 'auto' }>) {
    this.setData({ chosenSize: detail.key })
    choose({ size: detail.key })
  },
})
