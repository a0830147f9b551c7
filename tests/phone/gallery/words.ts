import { dictionary } from '../../../miniprogram/i18n/dictionary'

export const { words } = dictionary({ title: '零件' }, { title: 'Parts' })
