import { type InferOutput, object, string } from 'valibot'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import { shortHash } from '../../_kernel/hash'
import type { Language } from '../../_kernel/refusal'
import { find, findFields, get, is } from '../../_kernel/store'
import { WindowHolds } from '../../_shared/window-hold'
import { buttonsFor } from './moves'
import { servicesOf, windowIdOf } from './form'
import { allLines, sheetsNamed } from './basis'
import { type Blocker, blockersOf } from './blocker'
import { resolvingPage } from './blocker-page'
import { Applications, ServiceWindows, type StoredApplication, Units } from '../collections'
import type { ApplicationView } from '../contract'

type View = InferOutput<typeof ApplicationView>
type BlockerView = View['blockers'][number]

/** A file's name towards the phone: nothing that leads to where it lies. */
export const fileKeyOf = (file: string): string => shortHash(`file:${file}`)

/** What still depends on the window of an application that is under way; nothing for those that need none. */
export const blockersFor = async (
  application: StoredApplication,
  since: Date | undefined,
  now: Date,
): Promise<Blocker[]> => {
  const { form } = application
  if (since === undefined || (form.kind !== 'close' && form.kind !== 'reduce')) return []
  const holds = await find(WindowHolds, { windowId: form.windowId })
  return blockersOf(form.kind, holds, since, now)
}

const blockerView = (
  at: Omit<Parameters<typeof resolvingPage>[1], 'items'>,
  blocker: Blocker,
  language: Language,
): BlockerView => {
  const page = resolvingPage(blocker.kind, { ...at, items: blocker.known ? blocker.items : [] })
  return {
    kind: blocker.kind,
    known: blocker.known,
    count: blocker.known ? blocker.count : 0,
    items: blocker.known
      ? blocker.items.map(({ id, zh, en }) => ({ id, text: language === 'en' ? en : zh }))
      : [],
    ...(blocker.known && page !== undefined ? { page } : {}),
  }
}

const Granted = object({ holdsNo: string() })
const MOST_GRANTED = 1000

/** The lowest number above all that windows have ever had, and that openings were granted. */
export const freeNo = async (): Promise<number> => {
  const [places, granted] = await Promise.all([
    find(ServiceWindows, {}, { order: [['no', -1]], limit: 1 }),
    findFields(
      Applications,
      Granted,
      ['holdsNo'],
      { holdsNo: is.gte('no:').and(is.lt('no;')) },
      { limit: MOST_GRANTED },
    ),
  ])
  const taken = [...places.map(({ no }) => no), ...granted.map(({ holdsNo }) => Number(holdsNo.slice(3)))]
  return Math.max(0, ...taken) + 1
}

const suggestionFor = async (application: StoredApplication, language: Language) => {
  const [no, lines] = await Promise.all([freeNo(), allLines()])
  return {
    no,
    lines: lines
      .filter(({ unitId, state }) => unitId === application.unitId && state === 'open')
      .map((line) => ({ lineId: line._id, name: language === 'en' ? line.nameEn : line.name })),
  }
}

/** What the form says of an opening, and of other hours. */
const openingFacts = ({ form }: StoredApplication) =>
  form.kind === 'hours'
    ? { dayPart: form.dayPart, weekdays: [...form.weekdays] }
    : form.kind !== 'open'
      ? form.kind === 'add' && form.equipment !== undefined
        ? { equipment: form.equipment }
        : {}
      : {
          dayPart: form.dayPart,
          weekdays: [...form.weekdays],
          primary: form.primary,
          alternate: form.alternate,
          space: form.space,
          ...(form.equipment === undefined ? {} : { equipment: form.equipment }),
          guests: form.guests,
        }

const decisionFacts = (application: StoredApplication, language: Language) => {
  if (!('decision' in application)) return {}
  const { decision } = application
  const opening = 'opening' in decision ? decision.opening : undefined
  return {
    decision: decision.reason,
    ...('effectiveOn' in decision ? { effectiveOn: decision.effectiveOn } : {}),
    ...(opening === undefined ? {} : { place: language === 'en' ? opening.placeEn : opening.place }),
    ...(opening?.lineId === undefined ? {} : { lineId: opening.lineId }),
  }
}

const pastFacts = (application: StoredApplication) => ({
  ...('signedAt' in application ? { signedAt: application.signedAt.toISOString() } : {}),
  ...('remark' in application ? { remark: application.remark } : {}),
  ...('hearUntil' in application ? { hearUntil: application.hearUntil } : {}),
  ...('heard' in application && application.heard !== undefined
    ? { heard: application.heard.statement }
    : {}),
  ...('implementedAt' in application ? { implementedAt: application.implementedAt.toISOString() } : {}),
})

/** What a list shows of an application. */
export const rowOf = (application: StoredApplication, unitName: string, windowNo: number | undefined) => ({
  applicationId: application._id,
  kind: application.form.kind,
  origin: application.origin,
  state: application.state,
  unitName,
  ...(windowNo === undefined ? {} : { windowNo }),
  wishedOn: application.form.wishedOn,
  ...('decision' in application && 'effectiveOn' in application.decision
    ? { effectiveOn: application.decision.effectiveOn }
    : {}),
  createdAt: application.createdAt.toISOString(),
})

/** The number of an application's window: of the one that is there, or of the one that was granted. */
export const windowNoOf = (
  application: StoredApplication,
  place: { readonly no: number } | undefined,
): number | undefined =>
  place?.no ??
  ('decision' in application && 'opening' in application.decision
    ? application.decision.opening?.no
    : undefined)

/** One application as the caller may see and move it. */
export const viewOf = async (application: StoredApplication, context: Context): Promise<View> => {
  const { language, now } = context
  const { form, unitId, state } = application
  const windowId = windowIdOf(form)
  const [unit, place, sheets, head, centre, clerk] = await Promise.all([
    get(Units, unitId),
    windowId === undefined ? undefined : get(ServiceWindows, windowId),
    sheetsNamed(servicesOf(form)),
    actingAs(context, ['unitHead'], { unitId }),
    actingAs(context, ['centreAdmin']),
    windowId === undefined ? undefined : actingAs(context, ['windowStaff'], { windowId }),
  ])
  const at = {
    windowId: windowId ?? '',
    unitId,
    isClerk: clerk !== undefined,
    isHead: head !== undefined,
    isCentre: centre !== undefined,
  }
  const buttons = buttonsFor(application, { isHead: head !== undefined, isCentre: centre !== undefined })
  const since = place?.leaving?.applicationId === application._id ? place.leaving.since : undefined
  const blockers = await blockersFor(application, since, now)
  const unitName = (language === 'en' ? unit?.nameEn : unit?.name) ?? unitId
  const nameOf = (code: string) => {
    const sheet = sheets.get(code)
    return { code, name: (language === 'en' ? sheet?.nameEn : sheet?.name) ?? code }
  }
  return {
    ...rowOf(application, unitName, windowNoOf(application, place)),
    unitId,
    ...(windowId === undefined ? {} : { windowId }),
    services: servicesOf(form).map(nameOf),
    reason: form.reason,
    ...openingFacts(application),
    files: application.files.map(({ file, kind, bytes }) => ({ key: fileKeyOf(file), kind, bytes })),
    ...pastFacts(application),
    ...decisionFacts(application, language),
    blockers: blockers.map((blocker) => blockerView(at, blocker, language)),
    buttons,
    mayEdit:
      head !== undefined && application.origin === 'unit' && (state === 'draft' || state === 'returned'),
    ...(form.kind === 'open' && buttons.includes('approve')
      ? { suggestion: await suggestionFor(application, language) }
      : {}),
  }
}
