import { dictionary } from './dictionary'
import { en } from './en'
import { zh } from './zh-CN'

/** The shared sentences: `t('ahead', { people: 3 })`. */
export const { t, words } = dictionary(zh, en)
