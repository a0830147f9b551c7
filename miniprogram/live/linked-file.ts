import type { Failure } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { whyOf } from './failed'
import { type FileKind, openFile } from './open-file'

const { t } = dictionary(
  {
    offline: '没有下载下来，换个网络再试一次。',
    unreadable: '这部手机打不开这种文件。',
  },
  {
    offline: 'It could not be downloaded. Try again on another network.',
    unreadable: "This phone can't open such a file.",
  },
)

type Linked =
  | { readonly ok: true; readonly value: { readonly link: string; readonly kind?: FileKind } }
  | { readonly ok: false; readonly error: Failure }

/** Shows the file that an answer links to, a photo where it doesn't say. Says in words what came in between; nothing when it is open. */
export const openLinked = async (answer: Linked, name: string): Promise<string> => {
  if (!answer.ok) return whyOf(answer.error)
  const shown = await openFile(answer.value.link, answer.value.kind ?? 'jpeg', name)
  return shown === 'opened' ? '' : t(shown)
}
