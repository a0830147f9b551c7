import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'

type Drill = Output<'security', 'drills'>['drills'][number]
export type Kind = Drill['kind']
export const drillKinds = ['fire', 'evacuation', 'security', 'confidentiality', 'other'] as const

const { t } = dictionary(
  {
    fire: '消防',
    evacuation: '疏散',
    security: '安防',
    confidentiality: '保密',
    other: '其他',
  },
  {
    fire: 'Fire',
    evacuation: 'Evacuation',
    security: 'Security',
    confidentiality: 'Confidentiality',
    other: 'Other',
  },
)
export const kindText = (kind: Kind): string => t(kind)
