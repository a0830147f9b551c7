import { attempt } from '../../api/attempt'
import { openBlankForm } from '../../live/blank-form'
import { pickFile, putFile } from '../../live/chosen-file'
import { whyOf } from '../../live/failed'
import type { Draft } from '../form'
import { t } from './words'

/** A draft that is written on, and the paper that is open. */
interface Open {
  draft: Draft
  readonly row: Record<string, unknown>
}

/** Says how far the file is, or what came in between. */
type SayOfFile = (note: string, error?: string) => void

/** Shows the blank form of the paper that is open. */
export const lookAtForm = async (code: string, { draft, row }: Open, say: SayOfFile): Promise<void> => {
  const known = draft.templates.find(({ file }) => file === row['template'])
  if (known === undefined) return
  say(t('formOpening'))
  const problem = await openBlankForm(code, known.key, String(row['name']))
  say('', problem?.why)
}

/**
 * Lets choose a blank form and brings it to its sheet: up to the cloud, then to be looked at there. The paper that was
 * open at the beginning names it from then on; the form is saved with that paper.
 */
export const chooseForm = async (page: object, code: string, open: Open, say: SayOfFile): Promise<void> => {
  const chosen = await pickFile()
  if (chosen === undefined) return
  const { row } = open
  const sayOfIt: SayOfFile = (...said) => {
    if (open.row === row) say(...said)
  }
  sayOfIt(t('formGoing', { name: chosen.name }))
  const put = await putFile('guidance', chosen)
  if (put.ok) sayOfIt(t('formLookedAt'))
  const answer = put.ok
    ? await attempt(page, 'guidance', 'attachTemplate', { code, uploadId: put.uploadId })
    : put
  if (!answer.ok) {
    sayOfIt('', whyOf(answer.error))
    return
  }
  open.draft = { ...open.draft, templates: [...open.draft.templates, answer.value] }
  row['template'] = answer.value.file
  sayOfIt(t('formThere'))
}
