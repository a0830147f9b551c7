import { actingAs } from '../../_kernel/acting'
import { settle } from '../../_kernel/operation'
import { inLanguage } from '../../_kernel/refusal'
import { isCurrent } from '../../_kernel/role'
import { find, get } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { ServiceWindows } from '../../_shared/service-window'
import { clearTodos } from '../../_shared/todo'
import { Units } from '../../_shared/unit'
import { Acknowledgements, Standards } from '../collections'
import type { CentreDoor } from '../door'
import { refuse } from '../refusals'
import { DRAFT, readBy, standardId, unread } from './standard'
import { acknowledgements, newestStandard, readersOn } from './readers'
import { UNREAD } from './todos'

const MOST = 1000

/** 服务规范 (§15) */
export const standard: CentreDoor['standard'] = async ({ version }, context) => {
  const newest = await newestStandard()
  if (newest === undefined) return refuse('STANDARD_MISSING', {})
  const known = version === undefined ? newest : await get(Standards, standardId(version))
  if (known?.state !== 'published') return refuse('STANDARD_MISSING', {})
  const personId = (await context.account())?.personId
  const [acting, mine] = await Promise.all([
    actingAs(context, ['windowStaff', 'backOffice']),
    personId === undefined ? undefined : get(Acknowledgements, personId),
  ])
  const isRead = mine !== undefined && mine.version >= known.version
  return {
    version: known.version,
    title: known.title,
    text: known.text,
    effectiveFrom: known.effectiveFrom,
    publishedOn: known.publishedOn,
    isNewest: known.version === newest.version,
    newest: newest.version,
    mayAcknowledge: acting !== undefined && !isRead && known.version === newest.version,
    ...(isRead && mine.version === known.version ? { acknowledgedAt: mine.at.toISOString() } : {}),
  }
}

/** 知悉规范 (§15): of the newest version alone. */
export const acknowledgeStandard: CentreDoor['acknowledgeStandard'] = async ({ version }, context) => {
  const { now } = context
  const newest = await newestStandard()
  if (newest === undefined) return refuse('STANDARD_MISSING', {})
  if (newest.version !== version) return refuse('STANDARD_CHANGED', { version: newest.version })
  const personId = (await context.account())?.personId ?? ''
  const known = await get(Acknowledgements, personId)
  const at = known?.version === version ? known.at : now
  const value = { version, acknowledgedAt: at.toISOString() }
  if (known?.version === version) return settle(context, value, [])
  const next = {
    _id: personId,
    version,
    at,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const facts = { before: { version: known?.version ?? 0 }, after: { version } }
  const answer = await settle(context, value, [
    known === undefined
      ? { of: Acknowledgements, insert: next, ...facts }
      : { of: Acknowledgements, replace: next, ...facts },
  ])
  await clearTodos(personId, UNREAD)
  return answer
}

/** 谁还没读规范 (§15): a unit's head sees their own people (§14). */
export const standardDesk: CentreDoor['standardDesk'] = async (_input, context) => {
  const { day, language } = context
  const [newest, draft, readers, read, units, windows, account] = await Promise.all([
    newestStandard(),
    get(Standards, DRAFT),
    readersOn(day),
    acknowledgements(),
    find(Units, {}, { limit: MOST }),
    find(ServiceWindows, {}, { limit: MOST }),
    context.account(),
  ])
  const grants = (account?.grants ?? []).filter((grant) => isCurrent(grant, day))
  const seesAll = grants.some(({ role }) => ['centreStaff', 'centreAdmin', 'steeringOffice'].includes(role))
  const headed = grants.flatMap(({ role, unitId }) => (role === 'unitHead' ? [unitId] : []))
  const people = seesAll ? readers : readers.filter(({ unitId }) => headed.includes(unitId))
  const missing = newest === undefined ? [] : unread(people, read, newest.version)
  const names = await namesOf(missing.map(({ personId }) => personId))
  const mayWrite = grants.some(({ role }) => role === 'centreAdmin')
  const rows = missing.map(({ personId, unitId, windowId, post }) => {
    const unit = units.find(({ _id }) => _id === unitId)
    const place = windows.find(({ _id }) => _id === windowId)
    return {
      name: names.get(personId) ?? '',
      unitName: unit === undefined ? '' : inLanguage(language, unit.name, unit.nameEn),
      ...(place === undefined ? {} : { windowNo: place.no }),
      post,
    }
  })
  return {
    ...(newest === undefined ? {} : { version: newest.version, title: newest.title, readBy: readBy(newest) }),
    read: newest === undefined ? 0 : people.length - missing.length,
    missing: rows.sort((one, other) => (one.windowNo ?? 9999) - (other.windowNo ?? 9999)),
    mayWrite,
    seenAt: context.now.toISOString(),
    ...(mayWrite && draft !== undefined
      ? { draft: { title: draft.title, text: draft.text, effectiveFrom: draft.effectiveFrom } }
      : {}),
  }
}
