import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '窗口办件',
    open: '在办',
    parts: '协办',
    ended: '办完的',
    which: '看哪些',
    nothing: '这里没有办件',
    nothingText: '在柜台收件后，会列在这里，先到期的在前。',
    failed: '没有取到办件',
    due: ({ day }: { day: string }) => `${day} 前`,
  },
  {
    title: 'Cases',
    open: 'Open',
    parts: 'Our part',
    ended: 'Ended',
    which: 'Which',
    nothing: 'No cases here',
    nothingText: 'Cases taken at the counter are listed here, what is due first on top.',
    failed: 'The cases could not be fetched',
    due: ({ day }) => `by ${day}`,
  },
)
