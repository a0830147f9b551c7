import { addDays, type Day } from '../../cloudfunctions/_kernel/time'
import type { Script } from './script'

/** What two units ask the centre for, so that its list of applications isn't empty: a window more, and one less. */
export const askForWindows = async (script: Script, today: Day): Promise<void> => {
  const asks = [
    {
      openid: 'o-head-tw',
      unitId: 'tw',
      form: {
        kind: 'open',
        reason: '社团和志愿服务证明每学期末集中来办，现在要去办公室，学生常扑空。',
        wishedOn: addDays(today, 14),
        services: ['TW-001'],
        dayPart: 'afternoons',
        weekdays: [2, 4],
        primary: { no: 'T20190101', name: '何静怡' },
        alternate: { no: 'T20190102', name: '高博涛' },
        space: '一个工位，靠近就业指导中心',
        equipment: '电脑、打印机',
        guests: true,
      },
    },
    {
      openid: 'o-head-jy',
      unitId: 'jy',
      form: {
        kind: 'close',
        windowId: 'w15',
        reason: '三方协议改为网上签，来窗口的人很少。',
        wishedOn: addDays(today, 30),
      },
    },
  ]
  for (const { openid, unitId, form } of asks) {
    const saved = await script.call(openid, 'windows', 'saveApplication', { unitId, form })
    const applicationId = saved.value?.['applicationId']
    if (applicationId !== undefined) {
      await script.call(openid, 'windows', 'submitApplication', { applicationId })
    }
  }
}
