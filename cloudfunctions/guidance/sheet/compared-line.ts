import { inLanguage, type Language } from '../../_kernel/refusal'
import type { SheetContent, Template } from '../../_shared/service-sheet'
import { basisText, feeText, formText, stepText, templateText } from '../../_shared/sheet-words'

/**
 * What one line of a comparison says (§17). A change that a reader of this language wouldn't see on the sheet is one all
 * the same: each text names what it has in the other language, too.
 */
type Fact = string | undefined | false

const saying = (text: string, facts: readonly Fact[], language: Language): string => {
  const said = facts.filter((fact): fact is string => typeof fact === 'string')
  if (said.length === 0) return text
  return language === 'en' ? `${text} (${said.join(', ')})` : `${text}（${said.join('，')}）`
}

type Translation = readonly [labelZh: string, labelEn: string, zh: string, en: string | undefined]

/** A line of its own for what was translated: its texts as the other language has them. */
const translated = (of: string, texts: readonly Translation[], language: Language): string[] => {
  const said = texts.flatMap(([labelZh, labelEn, zh, en]) =>
    en === undefined ? [] : [inLanguage(language, `${labelZh} ${en}`, `${labelEn} ${zh}`)],
  )
  if (said.length === 0) return []
  return language === 'en'
    ? [`Chinese of "${of}": ${said.join(', ')}`]
    : [`“${of}”的英文：${said.join('，')}`]
}

export const yesNo = (is: boolean, language: Language): string =>
  is ? inLanguage(language, '是', 'Yes') : inLanguage(language, '否', 'No')

/** A blank form with the beginning of its seal: one that was replaced by another of the same size shows. */
const formLine = (template: Template, language: Language): string => {
  const text = templateText(template, language)
  const seal = template.hash.slice(0, 8)
  return inLanguage(language, `空白表格 ${text}，指纹 ${seal}`, `blank form ${text}, seal ${seal}`)
}

type Material = SheetContent['materials'][number]

const needText = (material: Material, language: Language): string => {
  if (material.need === 'required') return inLanguage(language, '必交', 'required')
  if (material.need === 'optional') return inLanguage(language, '可选', 'optional')
  return inLanguage(language, material.when, material.whenEn)
}

export const materialLines = (material: Material, language: Language): string[] => {
  const { form, copies, template } = material
  const name = inLanguage(language, material.name, material.nameEn)
  const from = inLanguage(language, material.from, material.fromEn)
  const facts = [
    needText(material, language),
    formText(material, language),
    form === 'electronic' &&
      copies > 1 &&
      inLanguage(language, `${String(copies)} 份`, `${String(copies)} files`),
    from,
    material.electronicAccepted && inLanguage(language, '可交电子版', 'a file will do'),
    template !== undefined && formLine(template, language),
  ]
  const texts: Translation[] = [
    ['名称', 'name', material.name, material.nameEn],
    ['出处', 'source', material.from, material.fromEn],
    ...(material.need === 'conditional'
      ? [['情形', 'condition', material.when, material.whenEn] as const]
      : []),
  ]
  return [saying(name, facts, language), ...translated(name, texts, language)]
}

export const stepLines = (step: SheetContent['steps'][number], language: Language): string[] => {
  const { special } = step
  const facts = [
    special !== undefined && inLanguage(language, `特别环节：${special}`, `special step: ${special}`),
  ]
  const name = inLanguage(language, step.name, step.nameEn)
  return [
    saying(stepText(step, language), facts, language),
    ...translated(name, [['名称', 'name', step.name, step.nameEn]], language),
  ]
}

export const basisLine = (basis: SheetContent['basis'][number], language: Language): string =>
  saying(basisText(basis), [basis.link], language)

export const feeLines = (fee: SheetContent['fee'], language: Language): string[] => {
  const text = feeText(fee, language)
  if (fee.kind !== 'assessed') return [text]
  const { note, noteEn } = fee
  return [
    inLanguage(language, `窗口核算：${text}`, `Worked out at the window: ${text}`),
    ...translated(text, [['说明', 'note', note, noteEn]], language),
  ]
}

/** 网上办事大厅: its address says yes by itself. */
export const onlineHallLine = (
  { available, link }: SheetContent['onlineHall'],
  language: Language,
): string => {
  if (link === undefined) return yesNo(available, language)
  return available ? link : saying(yesNo(false, language), [link], language)
}
