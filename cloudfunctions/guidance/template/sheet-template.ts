import * as v from 'valibot'
import { documentKinds } from '../../_kernel/upload/document-kind'
import { Count, Id, stamps, StoredFile } from '../../_kernel/values'
import { ContentHash, ServiceCode, type Template } from '../../_shared/service-sheet'
import type { DraftContent } from '../sheet/draft-content'

/**
 * 空白表格 as a unit uploaded it for one sheet. Once published it belongs to a version and is never thrown away;
 * before, it goes when no draft names it for a while. `leaving`: its file is being thrown away.
 */
export const SheetTemplate = v.strictObject({
  /** `templateKey` of its file. */
  _id: Id,
  code: ServiceCode,
  file: StoredFile,
  kind: v.picklist(documentKinds),
  bytes: Count,
  hash: ContentHash,
  state: v.picklist(['attached', 'published', 'leaving']),
  ...stamps,
})
export type SheetTemplate = v.InferOutput<typeof SheetTemplate>

/** The blank forms that a draft names, by their file. */
export const namedTemplates = ({ materials }: Pick<DraftContent, 'materials'>): string[] => [
  ...new Set(materials.map(({ template }) => template).filter((file) => file !== '')),
]

/** Where the forms of a sheet are kept: nothing that lies elsewhere is ever one of them. */
export const templateFolder = (code: string): string => `sheet-templates/${code}`

/** Whether a file is a blank form of this very sheet that may be published. */
export const isTemplateOf = (template: SheetTemplate, code: string, file: string): boolean =>
  template.file === file &&
  template.code === code &&
  template.state !== 'leaving' &&
  file.includes(`/kept/${templateFolder(code)}/`)

/** What a published sheet says of its blank form. */
export const templateFacts = ({ file, kind, bytes, hash }: SheetTemplate): Template => ({
  file,
  kind,
  bytes,
  hash,
})

/** Of these forms those that this sheet may publish. */
export const usableTemplates = (templates: readonly SheetTemplate[], code: string): SheetTemplate[] =>
  templates.filter((one) => isTemplateOf(one, code, one.file))
