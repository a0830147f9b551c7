import { inLanguage, type Language } from '../_kernel/refusal'
import type { Day } from '../_kernel/time'
import type { Telling } from '../_shared/telling'
import type { Case, Happening } from './case'
import type { Hall } from './hall'
import { keptAt } from './keeper'
import { enDay, zhDay } from '../_kernel/time'

type Pair = readonly [zh: string, en: string]

/** What happened, as the applicant reads it (§20). */
const happened: Record<Happening['what'], Pair> = {
  intake: ['窗口收件', 'The window took your case'],
  checkPapers: ['窗口核对了材料', 'The window checked your papers'],
  addPaper: ['窗口留存了材料', 'The window kept a copy of a paper'],
  sendPaper: ['您在线补了材料', 'You sent a paper online'],
  giveNotice: ['一次性告知要补的材料', 'You were told everything that is missing'],
  bringPapers: ['补件回来', 'The papers were brought'],
  nameProxy: ['指定了代办人', 'A proxy was named'],
  finishAtOnce: ['当场办结', 'Done on the spot'],
  accept: ['受理，并承诺办结日期', 'Accepted, with a promised date'],
  logStep: ['办理进展', 'Progress'],
  suspend: ['暂停计时', 'The clock was stopped'],
  resume: ['恢复计时', 'The clock runs again'],
  askExtension: ['窗口申请延期', 'The window asked for more time'],
  decideExtension: ['延期申请有了结果', 'The centre decided about more time'],
  answerPart: ['协办环节有进展', 'A unit that takes part has answered'],
  decidePart: [
    '有一个环节没有通过，窗口决定了怎么继续',
    'One step did not pass; the window decided how to go on',
  ],
  proposeLead: ['主办单位可能调整', 'The lead may change'],
  agreeLead: ['主办调整正在商定', 'The change of lead is being agreed'],
  declineLead: ['主办不变', 'The lead stays'],
  leadMoved: ['主办窗口变了', 'The lead window has changed'],
  finish: ['办结', 'Done'],
  deny: ['不予办理', 'Refused'],
  withdraw: ['您撤回了', 'You withdrew it'],
  lapse: ['没有在期限内补齐，已撤回', 'Not completed in time; withdrawn'],
  handOver: ['结果已领取', 'The result was handed over'],
  archive: ['一直没有领取，已归档', 'Never fetched; archived'],
  linkNew: ['另开了一件来更正', 'A new case puts it right'],
}

/**
 * Steps of the joint units and of the lead's change are the lead's business, not the applicant's: of a unit's no they
 * hear from the lead alone, once it has decided.
 */
const insideOnly: readonly Happening['what'][] = [
  'answerPart',
  'proposeLead',
  'agreeLead',
  'declineLead',
  'checkPapers',
  'addPaper',
]

/** The timeline: everything for staff, for the applicant what concerns them. */
export const timelineOf = (known: Case, language: Language, isStaff: boolean) =>
  known.happened
    .filter(({ what }) => isStaff || !insideOnly.includes(what))
    .map(({ at, what, words, day }) => {
      const [zh, en] = happened[what]
      return {
        at: at.toISOString(),
        text: inLanguage(language, zh, en),
        ...(words === undefined ? {} : { words }),
        ...(day === undefined ? {} : { day }),
      }
    })

interface Next {
  readonly zh: string
  readonly en: string
  readonly by?: string
  readonly isMine?: boolean
}

const windowText = (no: number): Pair => [`${String(no)} 号窗口`, `window ${String(no)}`]
const place = (known: Case): Pair => windowText(known.windowNo)

/** Where the result of a case is fetched: at the centre's desk where its unit has no window left (§7). */
const fetchedAt = (known: Case, windows: Hall['windows']): Pair => {
  const no = keptAt(known, windows)
  return no === undefined ? ['导办台', 'the help desk'] : windowText(no)
}

const afterDone = (known: Extract<Case, { state: 'done' }>, [zh, en]: Pair): Next => {
  switch (known.delivery.state) {
    case 'waiting':
      return {
        zh: `办好了。请凭取件码到${zh}领取。`,
        en: `Done. Fetch it at ${en} with your pickup code.`,
        by: known.delivery.unclaimedOn,
        isMine: true,
      }
    case 'archived':
      return {
        zh: `结果在${zh}归档，仍可凭取件码领取。`,
        en: `It is archived at ${en}; your code still opens it.`,
        isMine: true,
      }
    case 'posted':
      return {
        zh: `已寄出，单号 ${known.delivery.trackingNo}。`,
        en: `Posted, tracking number ${known.delivery.trackingNo}.`,
      }
    case 'electronic':
      return { zh: '已发电子版。', en: 'Sent electronically.' }
    case 'handedOver':
      return { zh: '已经办好，您不用再做什么。', en: 'All done; there is nothing left to do.' }
  }
}

/** What the applicant has to do now, and by when. */
export const nextOf = (known: Case, today: Day, windows: Hall['windows']): Next => {
  const [zh, en] = place(known)
  switch (known.state) {
    case 'received':
      return { zh: `${zh}正在核对材料。`, en: `${en} is checking your papers.` }
    case 'awaitingMaterials':
      return {
        zh: `请把缺的材料补齐：带到${zh}，或在这里上传。`,
        en: `Bring the missing papers to ${en}, or send them here.`,
        by: known.passUntil,
        isMine: true,
      }
    case 'inProgress':
      if (today > known.promise.dueOn)
        return {
          zh: '过了约定的日子还没办完，对不起。已报单位负责人催办，想知道进展请问经办单位。',
          en: 'It is late, and we are sorry. The head of the unit was told. To know how it stands, ask the office.',
        }
      return {
        zh: `正在办理，您不用做什么。`,
        en: 'In progress; you need do nothing.',
        by: known.promise.dueOn,
      }
    case 'suspended': {
      const stop = known.promise.stops.at(-1)
      if (stop === undefined) return { zh: '暂停计时。', en: 'The clock is stopped.' }
      const isMine = stop.reason === 'waitingForApplicant'
      return isMine
        ? { zh: `等您这一步：${stop.words}`, en: `We wait for you: ${stop.words}`, isMine }
        : { zh: `公告期间不计时：${stop.words}`, en: `A statutory notice runs: ${stop.words}` }
    }
    case 'done':
      return afterDone(known, fetchedAt(known, windows))
    case 'refused':
      return {
        zh: `有不同意见，可以找：${known.denial.appeal}`,
        en: `If you disagree, turn to: ${known.denial.appeal}`,
        isMine: true,
      }
    case 'withdrawn':
      return { zh: '已经撤回。要再办，请重新取号。', en: 'Withdrawn. To apply again, take a new number.' }
  }
}

/** Whom to ask: the lead alone, whatever units take part. */
export const askOf = (known: Case, { units, windows }: Hall, language: Language): string => {
  const unit = units.get(known.unitId)
  const name = inLanguage(language, unit?.name ?? '', unit?.nameEn)
  const no = keptAt(known, windows)
  const at = no === undefined ? '' : inLanguage(language, ...windowText(no))
  return [name, at, known.sheet.consultPhone].filter((one) => one !== '').join(' ')
}

/** What the applicant is told in the inbox; facts come from the case itself. */
const tellings = {
  noticed: (known: Case, day: string): Pair => [
    `“${known.sheet.name}”还缺材料，请在 ${zhDay(day)} 前补齐，清单在这里。`,
    `"${known.sheet.nameEn}" lacks papers. Please complete it by ${enDay(day)}; the list is here.`,
  ],
  passSoon: (known: Case, day: string): Pair => [
    `“${known.sheet.name}”的补件时间到 ${zhDay(day)} 为止，过期会撤回。`,
    `The papers for "${known.sheet.nameEn}" are due by ${enDay(day)}; after that it is withdrawn.`,
  ],
  lapsed: (known: Case): Pair => [
    `“${known.sheet.name}”没有在期限内补齐，已撤回。要再办，请重新取号。`,
    `"${known.sheet.nameEn}" was not completed in time and is withdrawn. To apply again, take a number.`,
  ],
  accepted: (known: Case, day: string): Pair => [
    `“${known.sheet.name}”已受理，${zhDay(day)} 前办好。`,
    `"${known.sheet.nameEn}" is accepted and will be done by ${enDay(day)}.`,
  ],
  dateMoved: (known: Case, day: string): Pair => [
    `“${known.sheet.name}”的办结日期改为 ${zhDay(day)}，原因在这里。`,
    `"${known.sheet.nameEn}" will now be done by ${enDay(day)}; the reason is here.`,
  ],
  waitsForYou: (known: Case): Pair => [
    `“${known.sheet.name}”在等您做一步，做完才继续计时。`,
    `"${known.sheet.nameEn}" waits for you; the clock stands still until then.`,
  ],
  overdue: (known: Case, day: string): Pair => [
    `“${known.sheet.name}”原定 ${zhDay(day)} 办好，还没有办完，对不起。已报单位负责人。`,
    `"${known.sheet.nameEn}" was promised for ${enDay(day)} and is late. We are sorry; the head of the unit was told.`,
  ],
  done: (known: Case): Pair => [
    `“${known.sheet.name}”办好了。怎么拿结果，看这里。`,
    `"${known.sheet.nameEn}" is done. How to get the result is here.`,
  ],
  refused: (known: Case): Pair => [
    `“${known.sheet.name}”不予办理。依据和怎么提意见，看这里。`,
    `"${known.sheet.nameEn}" was refused. The ground and where to appeal are here.`,
  ],
  unclaimed: (known: Case): Pair => [
    `“${known.sheet.name}”的结果 30 天还没有领，请尽快来领。到哪里领，看这里。`,
    `The result of "${known.sheet.nameEn}" waits for 30 days. Please fetch it soon; where is here.`,
  ],
  leadMoved: (known: Case): Pair => [
    `“${known.sheet.name}”现在由 ${String(known.windowNo)} 号窗口主办，日期不变。`,
    `"${known.sheet.nameEn}" is now led by window ${String(known.windowNo)}; the date stays.`,
  ],
  contactRead: (known: Case): Pair => [
    `办理“${known.sheet.name}”的工作人员查看了您的联系电话。`,
    `Staff who handle "${known.sheet.nameEn}" looked at your phone number.`,
  ],
} as const satisfies Record<string, (known: Case, day: string) => Pair>
export type TellingKind = keyof typeof tellings

/** What WeChat's message says of it in a few words; what has none is told in the inbox alone. */
const briefs: Partial<Record<TellingKind, Pair>> = {
  noticed: ['缺材料，请补齐', 'Papers are missing'],
  passSoon: ['补件快到期了', 'Papers are due soon'],
  lapsed: ['没有补齐，已撤回', 'Withdrawn, not done'],
  dateMoved: ['办结日期改了', 'The date has moved'],
  waitsForYou: ['在等您办一步', 'It waits for you'],
  overdue: ['超期了，已报负责人', 'Late; we follow up'],
  done: ['办好了', 'Done'],
  refused: ['不予办理', 'Refused'],
  unclaimed: ['结果还没领', 'Please fetch it'],
}

type CaseTelling = Omit<Telling, 'reader' | 'page'>

export const tellingOf = (kind: TellingKind, known: Case, day = ''): CaseTelling => {
  const [zh, en] = tellings[kind](known, day)
  const brief = briefs[kind]
  if (brief === undefined) return { zh, en }
  const { name: subjectZh, nameEn: subjectEn } = known.sheet
  return { zh, en, topic: 'case', subjectZh, subjectEn, briefZh: brief[0], briefEn: brief[1] }
}

/** Page of a case on the applicant's phone, and on that of staff. */
export const casePage = (caseId: string): string => `/my/case/case?caseId=${caseId}`
export const staffCasePage = (caseId: string): string => `/staff/case/case?caseId=${caseId}`
