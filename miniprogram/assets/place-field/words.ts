import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    place: '位置',
    window: ({ no }: { no: number }) => `${no}号窗口`,
    other: '其他地方',
    name: '地方的名字',
    nameHint: '如：一层库房',
  },
  {
    place: 'Place',
    window: ({ no }: { no: number }) => `Window ${no}`,
    other: 'Another place',
    name: 'Name of the place',
    nameHint: 'e.g. store room',
  },
)
