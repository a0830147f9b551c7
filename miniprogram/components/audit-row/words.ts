import { dictionary } from '../../i18n/dictionary'

export const { t } = dictionary({ title: '留痕：谁改过什么' }, { title: 'Audit: who changed what' })
