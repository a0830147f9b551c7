import type { Day } from '../../cloudfunctions/_kernel/time'
import type { Script } from './script'

/** A nomination that waits for the centre, so that its list isn't empty: the archives propose their back office (§9). */
export const nominateSome = async (script: Script, today: Day, no: string): Promise<void> => {
  await script.call('o-head-da', 'people', 'proposeNomination', {
    unitId: 'da',
    kind: 'backOffice',
    no,
    startOn: today,
    declaration: { attitude: true, discipline: true, business: true, backbone: true },
    reason: '学籍档案查询多，窗口后面要有人调档。',
  })
}
