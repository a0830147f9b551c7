import { refusals } from '../_kernel/refusal'

export interface GuidanceFacts {
  SHEET_UNKNOWN: object
  PLAN_MISSING: object
  PLACE_UNKNOWN: object
  NO_WAY: { name: string; place: string }
  DESK_MISSING: object
  REFERRAL_UNKNOWN: object
  SERVICE_IS_YOURS: object
}

export const { refuse, sentences } = refusals<GuidanceFacts>({
  SHEET_UNKNOWN: {
    'zh-CN': () => '没有这件事，可能改了名字或撤下了，请重新搜一下或问导办台。',
    en: () => 'No such matter; it may be renamed or withdrawn. Search again or ask at the desk.',
  },
  PLAN_MISSING: {
    'zh-CN': () => '还没有大厅平面图，请看窗口上方的号牌，或问导办台。',
    en: () => 'There is no floor plan yet. Follow the number plates, or ask at the desk.',
  },
  PLACE_UNKNOWN: {
    'zh-CN': () => '平面图上没有这个地方，请扫旁边窗口的码，或从大门开始走。',
    en: () => 'The plan does not show this place. Scan the nearest window, or start at the door.',
  },
  NO_WAY: {
    'zh-CN': ({ name, place }) => `${name}在${place}，平面图上画不出路线，请问导办台。`,
    en: ({ name, place }) =>
      `${name} is here: ${place}. The plan shows no way to it; please ask at the desk.`,
  },
  DESK_MISSING: {
    'zh-CN': () => '还没有登记导办台的位置和电话，请问任意一个窗口。',
    en: () => 'Place and phone of the help desk are not entered yet. Please ask at any window.',
  },
  REFERRAL_UNKNOWN: {
    'zh-CN': () => '没有找到这张指引单，请核对编码，或搜一下要办的事。',
    en: () => 'No such guide slip. Check the code, or search for your matter.',
  },
  SERVICE_IS_YOURS: {
    'zh-CN': () => '这件事就在您的窗口办，请直接受理，或叫号办理。',
    en: () => 'Your own window handles this; take it up there.',
  },
})
