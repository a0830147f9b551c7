import type { Output } from '../../api/call'
import { t } from './words'

export type MyDay = Output<'attendance', 'myDay'>
type Blocker = MyDay['blockers'][number]

/** What keeps somebody here as a row that leads to where it is dealt with. */
export const blockerRow = (blocker: Blocker) => {
  if (blocker.kind === 'directCase') {
    const { caseId, no } = blocker
    return {
      key: caseId,
      title: t('directCase', { no }),
      caption: t('goCase'),
      url: `/staff/case/case?caseId=${caseId}`,
    }
  }
  if (blocker.kind === 'closing') {
    const { windowId, windowNo } = blocker
    return {
      key: 'closing',
      title: t('closing', { no: windowNo }),
      caption: t('goClosing'),
      url: `/security/closing/closing?windowId=${windowId}&then=clock`,
    }
  }
  const url = `/staff/counter/counter?windowId=${blocker.windowId}`
  return 'number' in blocker
    ? {
        key: blocker.number,
        title: t(blocker.kind, { no: blocker.number }),
        caption: t('goCounter'),
        url,
      }
    : { key: 'counter', title: t('counterOpen', { no: blocker.windowNo }), caption: t('goClose'), url }
}
