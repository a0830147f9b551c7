import type { Language } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { templateText } from '../../_shared/sheet-words'
import type { AuditedChange } from '../../_kernel/operation'
import { templateKey } from '../../_shared/template-key'
import { SheetTemplates } from '../collections'
import type { DraftContent } from '../sheet/draft-content'
import { namedTemplates, type SheetTemplate } from './sheet-template'

const AT_ONCE = 100

/** The blank forms that these drafts name, as far as there are any. */
export const templatesOf = async (
  contents: readonly Pick<DraftContent, 'materials'>[],
): Promise<SheetTemplate[]> => {
  const keys = [...new Set(contents.flatMap(namedTemplates))].map(templateKey)
  const all: SheetTemplate[] = []
  for (let from = 0; from < keys.length; from += AT_ONCE)
    all.push(...(await find(SheetTemplates, { _id: is.in(keys.slice(from, from + AT_ONCE)) })))
  return all
}

/** A blank form as the audit keeps it. */
export const templateAudit = ({ code, kind, bytes, hash, state }: SheetTemplate) => ({
  code,
  kind,
  bytes,
  hash,
  state,
})

/** The next version of a form's document, with its entry in the audit. */
export const templateChange = (
  before: SheetTemplate,
  state: SheetTemplate['state'],
  now: Date,
): AuditedChange => {
  const after: SheetTemplate = { ...before, state, updatedAt: now, v: before.v + 1 }
  return { of: SheetTemplates, replace: after, before: templateAudit(before), after: templateAudit(after) }
}

/** A blank form as its unit sees it. */
export const templateView = ({ _id, file, kind, bytes }: SheetTemplate, language: Language) => ({
  file,
  key: _id,
  kind,
  bytes,
  text: templateText({ kind, bytes }, language),
})
