import { inLanguage, type Language } from '../_kernel/refusal'
import type { Material, ServiceSheet, Template } from './service-sheet'

/** Whom sheets are written for, in English; sheets themselves name them in Chinese. */
const audiences: Readonly<Record<string, string>> = {
  本科生: 'Undergraduates',
  研究生: 'Postgraduates',
  教职工: 'Staff',
  国际学生: 'International students',
  校友: 'Alumni',
  全体师生: 'Everyone',
}

/** 服务对象 that a sheet may name. */
export const audienceNames: readonly string[] = Object.keys(audiences)

export const audienceText = (audience: string, language: Language): string =>
  inLanguage(language, audience, audiences[audience])

/** How a result is handed over (§20). */
const deliveries: Readonly<Record<string, string>> = {
  窗口领取: 'Collect at the window',
  '邮寄（到付）': 'By post, paid on arrival',
  电子送达: 'Sent electronically',
}

export const deliveryText = (way: string, language: Language): string =>
  inLanguage(language, way, deliveries[way])

/** Units that a sheet names by their role, which intake resolves. */
const roles: Readonly<Record<string, string>> = { 所在学院: 'your school', 接收学院: 'the receiving school' }

export const roleNames: readonly string[] = Object.keys(roles)

export const roleText = (unit: string, language: Language): string => inLanguage(language, unit, roles[unit])

/** `5 元`, `5.50 元`, `¥5`. */
export const feeText = (fee: ServiceSheet['fee'], language: Language): string => {
  if (fee.kind === 'assessed') return inLanguage(language, fee.note, fee.noteEn)
  if (fee.kind === 'free') return language === 'en' ? 'Free' : '不收费'
  const yuan = fee.fen % 100 === 0 ? String(fee.fen / 100) : (fee.fen / 100).toFixed(2)
  return language === 'en' ? `¥${yuan}` : `${yuan} 元`
}

/** `原件`, `复印件 2 份`, `2 copies`. */
export const formText = ({ form, copies }: Pick<Material, 'form' | 'copies'>, language: Language): string => {
  if (form === 'electronic') return language === 'en' ? 'File' : '电子版'
  if (language === 'en') {
    if (form === 'original') return copies === 1 ? 'Original' : `${String(copies)} originals`
    return copies === 1 ? '1 copy' : `${String(copies)} copies`
  }
  const name = form === 'original' ? '原件' : '复印件'
  return copies === 1 ? name : `${name} ${String(copies)} 份`
}

const kindNames: Readonly<Record<Template['kind'], readonly [zh: string, en: string]>> = {
  pdf: ['PDF', 'PDF'],
  docx: ['Word', 'Word'],
  xlsx: ['Excel', 'Excel'],
  jpeg: ['图片', 'Picture'],
  png: ['图片', 'Picture'],
}

/** What a blank form is and how large: `Word，12 KB`. */
export const templateText = (
  { kind, bytes }: Pick<Template, 'kind' | 'bytes'>,
  language: Language,
): string => {
  const [zh, en] = kindNames[kind]
  const size =
    bytes < 1024 * 1024
      ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`
  return language === 'en' ? `${en}, ${size}` : `${zh}，${size}`
}

/** A step with who does it, how long it takes, and whether the promise stands still meanwhile. */
export const stepText = (step: ServiceSheet['steps'][number], language: Language): string => {
  const isEnglish = language === 'en'
  const days = step.days === undefined ? '' : String(step.days)
  const facts = [
    step.who ?? '',
    days === '' ? '' : isEnglish ? `${days} working ${days === '1' ? 'day' : 'days'}` : `${days} 个工作日`,
    step.clockRuns ? '' : isEnglish ? 'not counted in the promise' : '不计入承诺时限',
  ].filter((fact) => fact !== '')
  const name = inLanguage(language, step.name, step.nameEn)
  if (facts.length === 0) return name
  return isEnglish ? `${name} (${facts.join(', ')})` : `${name}（${facts.join('，')}）`
}

export const basisText = ({ title, documentNo }: ServiceSheet['basis'][number]): string =>
  documentNo === undefined ? title : `${title}（${documentNo}）`

const kinds = {
  direct: ['直接办理', 'Done at once'],
  promised: ['承诺办理', 'Promised'],
  joint: ['联办', 'Joint'],
} as const

export const kindText = (kind: ServiceSheet['kind'], language: Language): string =>
  kinds[kind][language === 'en' ? 1 : 0]

/** `3 个工作日`, `1 working day`. */
export const daysText = (count: number, language: Language): string =>
  language === 'en' ? `${String(count)} working ${count === 1 ? 'day' : 'days'}` : `${String(count)} 个工作日`
