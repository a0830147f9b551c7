import { call } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { failed, type Failed } from './failed'
import { openFile } from './open-file'

const { t } = dictionary(
  {
    notOpened: '表格没有打开',
    offline: '没有下载下来，换个网络再试一次。',
    unreadable: '这部手机打不开这种文件，可以在电脑上打开中心网站下载。',
  },
  {
    notOpened: 'The form did not open',
    offline: 'It could not be downloaded. Try again on another network.',
    unreadable: "This phone can't open such a file. Download it from the centre's website on a computer.",
  },
)

/** 打开空白表格: fetches a fresh link and shows the form; what did not work as a card, nothing when it is open. */
export const openBlankForm = async (code: string, key: string, name: string): Promise<Failed | undefined> => {
  const answer = await call('guidance', 'templateLink', { code, key })
  if (!answer.ok) return { ...failed(answer.error), what: t('notOpened') }
  const shown = await openFile(answer.value.link, answer.value.kind, name)
  if (shown === 'opened') return undefined
  return {
    what: t('notOpened'),
    why: t(shown),
    icon: shown === 'offline' ? 'cloud-off' : 'info',
    retry: '',
  }
}
