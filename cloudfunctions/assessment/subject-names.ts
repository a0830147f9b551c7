import { inLanguage, type Language } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { namesOf } from '../_shared/post-holder'
import { ServiceWindows } from '../_shared/service-window'
import { Units } from '../_shared/unit'
import type { SubjectKind } from './assessment-shape'

const MOST = 1000

/** Whom or what a result is about. */
export interface Named {
  readonly kind: SubjectKind
  readonly id: string
  readonly unitId?: string | undefined
  readonly windowId?: string | undefined
}

/** What people call those that results are about. */
export interface SubjectName {
  readonly name: string
  readonly unitName: string
  readonly windowNo?: number
}

/** Names of people, windows and units, each with its unit. */
export const subjectNames = async (
  subjects: readonly Named[],
  language: Language,
): Promise<(one: Named) => SubjectName> => {
  const people = subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const [names, windows, units] = await Promise.all([
    people.length === 0 ? new Map<string, string>() : namesOf(people),
    find(ServiceWindows, { _id: is.in(subjects.flatMap(({ windowId }) => windowId ?? [])) }, { limit: MOST }),
    find(Units, { _id: is.in(subjects.flatMap(({ unitId }) => unitId ?? [])) }, { limit: MOST }),
  ])
  const unitNames = new Map(units.map(({ _id, name, nameEn }) => [_id, inLanguage(language, name, nameEn)]))
  const numbers = new Map(windows.map(({ _id, no }) => [_id, no]))
  return ({ kind, id, unitId = '', windowId = '' }) => {
    const unitName = unitNames.get(unitId) ?? unitId
    const no = numbers.get(windowId)
    const place = inLanguage(language, `${String(no ?? '')}号窗口`, `Window ${String(no ?? '')}`)
    const name = kind === 'person' ? (names.get(id) ?? '') : kind === 'window' ? place : unitName
    return { name, unitName, ...(no === undefined ? {} : { windowNo: no }) }
  }
}
