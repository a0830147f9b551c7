import type { Telling } from '../../_shared/telling'
import type { Application } from './application'
import type { ApplicationForm } from './form'
import { enDay, zhDay } from '../../_kernel/time'

/** The page of one application, for inboxes and to-dos. */
export const pageOf = (applicationId: string): string => `/staff/application/application?id=${applicationId}`

const changes: Record<ApplicationForm['kind'], readonly [zh: string, en: string]> = {
  open: ['新设窗口', 'a new window'],
  add: ['增加事项', 'more services'],
  reduce: ['减少事项', 'fewer services'],
  close: ['撤销窗口', 'closing a window'],
  hours: ['调整开放时间', 'other hours'],
}

/** What an application is about, for a sentence: `撤销窗口（3号窗口）`. */
export const subjectWords = (kind: ApplicationForm['kind'], no: number | undefined) => {
  const [zh, en] = changes[kind]
  return no === undefined
    ? { zh, en }
    : { zh: `${zh}（${String(no)}号窗口）`, en: `${en} (window ${String(no)})` }
}

type Told = Pick<Telling, 'zh' | 'en'>

/** How a sentence about an outcome begins: what a unit asked for, or what the centre plans for it (§8). */
const begins: Record<Application['origin'], (subject: Told) => Told> = {
  unit: ({ zh, en }) => ({ zh: `“${zh}”`, en: `The application for ${en}` }),
  centre: ({ zh, en }) => ({ zh: `中心提出的“${zh}”`, en: `The centre's plan for ${en}` }),
}

const outcomes = {
  returned: ({ zh, en }: Told): Told => ({
    zh: `${zh}的申请退回来了，请按意见改好再提交。`,
    en: `${en} was sent back. Please mend it and hand it in again.`,
  }),
  approved: ({ zh, en }: Told, on: string): Told => ({
    zh: `${zh}批准了，${zhDay(on)} 起生效。`,
    en: `${en} was approved and takes effect on ${enDay(on)}.`,
  }),
  rejected: ({ zh, en }: Told): Told => ({
    zh: `${zh}没有批准，理由写在申请里。`,
    en: `${en} was not approved; the reason stands in it.`,
  }),
  implemented: ({ zh, en }: Told): Told => ({
    zh: `${zh}已经生效。`,
    en: `${en} has taken effect.`,
  }),
  blocked: ({ zh, en }: Told): Told => ({
    zh: `${zh}到日子了，但还有事项没有了结，办完就自动生效。`,
    en: `${en} was to take effect by now, but something still depends on it. It does once that is done.`,
  }),
}
export type Outcome = keyof typeof outcomes

/** What is said to those whom it concerns when something becomes of an application. */
export const outcomeWords = (
  outcome: Outcome,
  { origin, form }: Pick<Application, 'origin' | 'form'>,
  no: number | undefined,
  on: string,
): Told => outcomes[outcome](begins[origin](subjectWords(form.kind, no)), on)
