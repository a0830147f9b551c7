import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { linkTo } from '../../_kernel/upload/upload'
import { PublishedSheets } from '../../_shared/published-sheet'
import type { Template } from '../../_shared/service-sheet'
import { templateKey } from '../../_shared/template-key'
import { SheetDrafts, SheetTemplates } from '../collections'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { mayRead } from '../sheet/draft-reader'
import { loadPlaces } from '../sheet/desk'

type TemplateLink = (typeof contract)['templateLink']

/** A form of the published version, which everybody may have. */
const published = async (code: string, key: string): Promise<Template | undefined> => {
  const { materials = [] } = (await get(PublishedSheets, code))?.sheet ?? {}
  return materials.flatMap(({ template }) => template ?? []).find(({ file }) => templateKey(file) === key)
}

/** A form of a draft or of an older version, for whoever may read the draft. */
const underWay = async (code: string, key: string, context: Context): Promise<Template | undefined> => {
  const template = await get(SheetTemplates, key)
  if (template?.code !== code || template.state === 'leaving') return undefined
  const [draft, places] = await Promise.all([get(SheetDrafts, code), loadPlaces()])
  return draft !== undefined && (await mayRead(draft, context, places)) ? template : undefined
}

/** 下载空白表格: a link for five minutes. Whose form isn't published doesn't learn that there is one. */
export const templateLink = async (
  { code, key }: InputOf<TemplateLink>,
  context: Context,
): Promise<OutputOf<TemplateLink> | Refusal<'TEMPLATE_UNKNOWN'>> => {
  const template = (await published(code, key)) ?? (await underWay(code, key, context))
  const link = template === undefined ? undefined : await linkTo(template.file)
  return template === undefined || link === undefined
    ? refuse('TEMPLATE_UNKNOWN', {})
    : { link, kind: template.kind }
}
