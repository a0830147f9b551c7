import { isCurrent } from '../../_kernel/role'
import type { Context } from '../../_kernel/context'
import type { OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { inLanguage, type Language, type Refusal } from '../../_kernel/refusal'
import { writeSpreadsheet } from '../../_kernel/spreadsheet/spreadsheet-write'
import { find, findSound } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { keepFile, linkTo } from '../../_kernel/upload/upload'
import { PublishedSheets } from '../../_shared/published-sheet'
import { Units } from '../../_shared/unit'
import { MOST_SHEETS } from '../catalogue'
import { CoverageEntries, SheetFiles } from '../collections'
import type { contract } from '../contract'
import { type UncoveredMatter, uncoveredOf } from './entry'

type List = OutputOf<(typeof contract)['coverageList']>
type Export = OutputOf<(typeof contract)['exportCoverage']>

const MOST = 1000

export const matterView = (
  { key, code, name, nameEn, entry, isLate }: UncoveredMatter,
  language: Language,
): List['units'][number]['matters'][number] => ({
  key,
  ...(code === undefined ? {} : { code }),
  name: inLanguage(language, name, nameEn),
  ...(entry === undefined ? {} : { reason: entry.reason, plan: entry.plan }),
  ...(entry === undefined || entry.plan === 'stays' ? {} : { planOn: entry.planOn }),
  isLate,
})

/** Every unit's part of the list, those with the most first. */
const allParts = async (day: Day) => {
  const [units, published, { sound }] = await Promise.all([
    find(Units, {}, { limit: MOST }),
    find(PublishedSheets, {}, { order: [['_id', 1]], limit: MOST_SHEETS }),
    findSound(CoverageEntries, { state: 'open' }, { limit: MOST }),
  ])
  return units
    .map((unit) => {
      // A sheet names its unit in words.
      const sheets = published.filter(({ sheet }) => sheet.ownerUnit === unit.name)
      const entries = sound.filter(({ unitId }) => unitId === unit._id)
      return { unit, published: sheets.length, matters: uncoveredOf(sheets, entries, day) }
    })
    .sort(
      (one, other) => other.matters.length - one.matters.length || (one.unit._id < other.unit._id ? -1 : 1),
    )
}

const centre = ['centreStaff', 'centreAdmin', 'steeringOffice']

/** 未进驻事项 (§6) */
export const coverageList = async (_input: unknown, context: Context): Promise<List> => {
  const { day, language } = context
  const [parts, account] = await Promise.all([allParts(day), context.account()])
  const grants = (account?.grants ?? []).filter((grant) => isCurrent(grant, day))
  const roles = grants.map(({ role }) => role)
  const seesAll = roles.some((role) => centre.includes(role))
  const headed = grants.flatMap(({ role, unitId }) => (role === 'unitHead' ? [unitId] : []))
  const shown = seesAll
    ? parts.filter(({ matters, published }) => matters.length > 0 || published > 0)
    : parts.filter(({ unit }) => headed.includes(unit._id))
  return {
    units: shown.map(({ unit, published, matters }) => ({
      unitId: unit._id,
      unitName: inLanguage(language, unit.name, unit.nameEn),
      published,
      matters: matters.map((one) => matterView(one, language)),
    })),
    mayWrite: roles.some((role) => role !== 'steeringOffice' && role !== 'windowStaff'),
    mayExport: seesAll,
    seenAt: context.now.toISOString(),
  }
}

const planWords = { window: '进驻窗口', online: '上网办理', stays: '保留原处' } as const

/** 导出未进驻事项 (§6) */
export const exportCoverage = async (
  _input: unknown,
  context: Context,
): Promise<Export | Refusal<KernelCode>> => {
  const { day, now, operation, visitor } = context
  const parts = await allParts(day)
  const rows = parts.flatMap(({ unit, matters }) =>
    matters.map((matter) => {
      const { code = '', name, reason = '', plan, planOn = '', isLate } = matterView(matter, 'zh-CN')
      return [
        unit.name,
        code,
        name,
        reason,
        plan === undefined ? '' : planWords[plan],
        planOn,
        isLate ? '已过期' : '',
      ]
    }),
  )
  const head = ['单位', '编码', '事项', '未进驻原因', '打算', '计划日期', '说明']
  const content = await writeSpreadsheet('未进驻事项', [head, ...rows])
  const file = await keepFile(`kept/exports/${operation}/coverage-${day}.xlsx`, content)
  const link = await linkTo(file)
  if (link === undefined) return refuseAny('FILE_UNKNOWN', {})
  const kept = {
    _id: operation,
    use: 'export' as const,
    kind: 'xlsx' as const,
    file,
    visitor,
    updatedAt: now,
  }
  return settle(context, { link, matters: rows.length }, [
    { of: SheetFiles, insert: kept, before: {}, after: { use: 'export', matters: rows.length } },
  ])
}
