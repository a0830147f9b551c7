export interface Pair {
  readonly zh: string
  readonly en: string
}

/** The printed paper of a case as `site` tells it to whoever has the code. */
export interface CaseSlip {
  readonly kind: 'notice' | 'acceptance' | 'denial' | 'result'
  readonly no: string
  readonly service: Pair & { readonly code: string; readonly version: number }
  readonly unit: Pair
  readonly windowNo: number
  readonly on: string
  readonly state: Pair
  readonly items: readonly {
    readonly name: string
    readonly nameEn: string
    readonly todo: string
    readonly todoEn: string
  }[]
  readonly taken: readonly Pair[]
  readonly until?: string
  readonly isPickup?: boolean
  readonly isProvisional: boolean
  readonly words?: string
  readonly denial?: {
    readonly basis: Pair
    readonly ground: string
    readonly clause: string
    readonly appeal: string
  }
  readonly consultPhone: string
  readonly complaintPhone: string
  readonly updatedAt: string
}

export const titles: Record<CaseSlip['kind'], Pair> = {
  notice: { zh: '一次性告知书', en: 'Notice of what is missing' },
  acceptance: { zh: '受理回执', en: 'Receipt of acceptance' },
  denial: { zh: '不予办理告知书', en: 'Notice of denial' },
  result: { zh: '办结通知', en: 'Notice of completion' },
}

/** 2026年12月7日 */
export const dayWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${String(Number(month))}月${String(Number(date))}日`
}

/** What the paper says before its list, in both languages: what it means and what to do by when. */
export const introOf = (slip: CaseSlip): Pair => {
  const { service, windowNo, until, kind } = slip
  const [zhDay, enDay] = until === undefined ? ['', ''] : [dayWords(until), until]
  const [zh, en] = [`"${service.zh}"`, `"${service.en}"`]
  const no = String(windowNo)
  switch (kind) {
    case 'notice':
      return until === undefined
        ? {
            zh: `您申请办理${zh}时，曾告知补充以下材料。`,
            en: `For ${en} you were asked to bring the following.`,
          }
        : {
            zh: `您申请办理的${zh}，以下材料缺少或不符合要求。请一次补齐，在 ${zhDay}前带本单回到 ${no}号窗口，取号后提前叫号。`,
            en: `For ${en} the following is missing or wrong. Bring all of it with this paper to window ${no} by ${enDay}; you are then called earlier.`,
          }
    case 'acceptance':
      return {
        zh: `您申请办理的${zh}已受理。${until === undefined ? '现在暂停计时，恢复后告知新的日期。' : `承诺 ${zhDay}前办结。`}`,
        en: `${en} is accepted. ${until === undefined ? 'The clock stands still; you will be told the new date.' : `It will be done by ${enDay}.`}`,
      }
    case 'denial':
      return { zh: `您申请办理的${zh}，不予办理。`, en: `Your application for ${en} is denied.` }
    case 'result': {
      const zhCode = slip.isPickup === true ? '本单上的码' : '手机上的取件码'
      const enCode = slip.isPickup === true ? 'the code on this paper' : 'the pickup code on your phone'
      return {
        zh: `您申请办理的${zh}已办结。${until === undefined ? '' : `请在 ${zhDay}前凭${zhCode}到 ${no}号窗口领取。`}`,
        en: `${en} is done.${until === undefined ? '' : ` Fetch it at window ${no} by ${enDay} with ${enCode}.`}`,
      }
    }
  }
}

const same = (words: string): Pair => ({ zh: words, en: words })

/** What stands below the list: a name for each fact, and the fact in both languages as far as it was written in both. */
export const factsOf = (slip: CaseSlip): (readonly [name: Pair, fact: Pair])[] => {
  const { words, kind, denial, isProvisional, taken } = slip
  const rows: (readonly [zh: string, en: string, fact: Pair | undefined])[] = [
    ['不能当场办结的原因', 'Why not at once', kind === 'acceptance' && words ? same(words) : undefined],
    ['办理结果', 'Result', kind === 'result' && words ? same(words) : undefined],
    [
      '依据',
      'Basis',
      denial && {
        zh: `${denial.basis.zh}：${denial.clause}`,
        en: `${denial.basis.en}: ${denial.clause}`,
      },
    ],
    ['理由', 'Ground', denial && same(denial.ground)],
    ['有异议可以找', 'To appeal', denial && same(denial.appeal)],
    [
      '说明',
      'Note',
      isProvisional
        ? {
            zh: '次年校历尚未正式公布，日期以公布后为准',
            en: "Next year's calendar is not official yet; the date may change once it is.",
          }
        : undefined,
    ],
    [
      '已收材料',
      'Papers taken',
      kind === 'acceptance' && taken.length > 0
        ? { zh: taken.map(({ zh }) => zh).join('、'), en: taken.map(({ en }) => en).join(', ') }
        : undefined,
    ],
  ]
  return rows.flatMap(([zh, en, fact]) => (fact === undefined ? [] : [[{ zh, en }, fact] as const]))
}

/** The line of numbers at the head, and whom to ask at the foot. */
export const idsOf = ({ no, unit, windowNo, on }: CaseSlip): Pair[] => [
  { zh: `办件号 ${no}`, en: `Case no. ${no}` },
  { zh: `${unit.zh} ${String(windowNo)}号窗口`, en: `${unit.en}, window ${String(windowNo)}` },
  { zh: dayWords(on), en: on },
]
export const askOf = ({ consultPhone, complaintPhone, service: { code, version } }: CaseSlip): Pair[] => [
  { zh: `咨询 ${consultPhone}`, en: `Questions ${consultPhone}` },
  { zh: `监督 ${complaintPhone}`, en: `Complaints ${complaintPhone}` },
  {
    zh: `依据一事一表 ${code} 第 ${String(version)} 版`,
    en: `By service sheet ${code}, version ${String(version)}`,
  },
]
