import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { documentKinds } from '../../_kernel/upload/document-kind'
import { Count, Id } from '../../_kernel/values'
import { ServiceCode } from '../../_shared/service-sheet'

const kind = v.picklist(documentKinds)

/** A blank form as its unit sees it while the sheet is written. */
export const TemplateView = v.strictObject({
  /** What a material's `template` says. */
  file: v.string(),
  key: Id,
  kind,
  bytes: Count,
  /** Kind and size in words. */
  text: v.string(),
})

/** Rows of the contract about blank forms of materials (§17). */
export const templateRows = {
  attachTemplate: {
    summary: '上传空白表格: keeps a form for this sheet; a material names it by `writeSheet`',
    who: ['windowStaff', 'unitHead'],
    kind: 'command',
    input: v.strictObject({ code: ServiceCode, uploadId: Id }),
    output: TemplateView,
    refuses: ['SHEET_UNKNOWN', 'SHEET_ELSEWHERE'],
  },
  templateLink: {
    summary: '下载空白表格: a link for five minutes; of a draft for whoever may read it',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ code: Id, key: Id }),
    output: v.strictObject({ link: v.string(), kind }),
    refuses: ['TEMPLATE_UNKNOWN'],
  },
} as const satisfies Contract
