import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { asDraft } from '../../cloudfunctions/guidance/sheet/draft-content'
import { frozen } from '../../cloudfunctions/guidance/sheet/version'
import type { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import type { Random } from '../../local/seed/random'
import { unitIds, windowIds } from './many-cases'
import { sheets } from '../doors/guidance/sheets'

/** A matter whose sheet was changed often. */
export const busyCode = 'ZZ-000'
const states = { draft: 4, submitted: 5, returned: 3, approved: 3, published: 80, retired: 5 } as const
const codeOf = (n: number): string => `ZZ-${String(n).padStart(3, '0')}`

const sheetOf = (n: number): ServiceSheet => {
  const sheet = sheets[n % sheets.length]
  if (sheet === undefined) throw new Error('many sheets: the demo has none')
  return { ...sheet, code: codeOf(n) }
}

/** The nth sheet as its unit writes it, and as it is published. */
export const manySheet = (n: number, today: Day, random: Random): { draft: object; published: object } => {
  const sheet = sheetOf(n)
  const since = instantOf(addDays(today, -random.below(400)), 480 + random.below(500))
  const stamps = { createdAt: since, updatedAt: since, v: 1 }
  const draft = {
    _id: sheet.code,
    unitId: random.pick(unitIds),
    state: random.weighted(states),
    content: asDraft(sheet),
    remarks: [],
    version: sheet.version,
    entrustedBy: [],
    since,
    ...stamps,
  }
  return { draft, published: { _id: sheet.code, sheet, ...stamps } }
}

/** The nth version of sheets: every other one is of the sheet that was changed often. */
export const manyVersion = (n: number, today: Day): object => {
  const isBusy = n % 2 === 0
  const version = isBusy ? n / 2 + 1 : 1
  const sheet = { ...sheetOf(isBusy ? 0 : 1 + (n % 900)), version }
  const code = isBusy ? busyCode : `YY-${String(n % 1000).padStart(3, '0')}`
  return { ...frozen({ ...sheet, code }, instantOf(today, 600)), _id: `${code}:${String(n)}` }
}

/** The nth leaflet, at one of the windows. */
export const manyLeaflet = (n: number, today: Day, random: Random, most: number): object => {
  const at = instantOf(addDays(today, -random.below(400)), 600)
  return {
    _id: `leaflet-${String(n).padStart(6, '0')}`,
    windowId: random.pick(windowIds),
    code: codeOf(random.below(most)),
    title: `指南 ${String(n)}`,
    place: '窗口左侧资料架',
    copies: 40,
    printedFrom: 1,
    checkedOn: today,
    createdAt: at,
    updatedAt: at,
    v: 1,
  }
}
