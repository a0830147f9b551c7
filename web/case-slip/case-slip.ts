interface Pair {
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
    case 'result':
      return {
        zh: `您申请办理的${zh}已办结。${until === undefined ? '' : `请在 ${zhDay}前凭取件码到 ${no}号窗口领取。`}`,
        en: `${en} is done.${until === undefined ? '' : ` Fetch it at window ${no} by ${enDay} with your pickup code.`}`,
      }
  }
}
