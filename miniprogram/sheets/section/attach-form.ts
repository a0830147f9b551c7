import { attempt } from '../../api/attempt'
import type { Failure } from '../../api/call'
import { type ChosenFile, putFile } from '../../live/chosen-file'
import type { Draft } from '../form'

type Template = Draft['templates'][number]

/** Brings a blank form to its sheet: up to the cloud, then to be looked at there; `isUp` tells that the first is done. */
export const attachForm = async (
  page: object,
  code: string,
  file: ChosenFile,
  isUp: () => void,
): Promise<{ readonly ok: true; readonly value: Template } | { readonly ok: false; error: Failure }> => {
  const put = await putFile('guidance', file)
  if (!put.ok) return put
  isUp()
  return attempt(page, 'guidance', 'attachTemplate', { code, uploadId: put.uploadId })
}
