import * as v from 'valibot'
import type { ServiceWindow } from '../../_shared/service-window'
import { ServiceSheet, type SheetContent } from '../../_shared/service-sheet'
import type { Unit } from '../../_shared/unit'
import { asContent, type DraftContent } from './draft-content'
import { isTemplateOf, type SheetTemplate, templateFacts, usableTemplates } from '../template/sheet-template'
import { sealed } from './version'
import { audienceNames, roleNames } from '../../_shared/sheet-words'

/** What is wrong with a field, for whoever has to mend it. `field`: `materials.2.name`. */
export interface SheetFault {
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** What a sheet is held against. */
export interface Surroundings {
  readonly code: string
  readonly units: readonly Pick<Unit, '_id' | 'name'>[]
  readonly windows: readonly Pick<ServiceWindow, '_id' | 'no' | 'unitId' | 'state'>[]
  readonly unitId: string
  /** Units that agreed that their window takes it. */
  readonly entrustedBy: readonly string[]
  /** Blank forms that were uploaded, of this sheet and perhaps of others. */
  readonly templates: readonly SheetTemplate[]
}

type Say = (field: string, zh: string, en: string) => void
type Check = (draft: DraftContent, around: Surroundings, say: Say) => void

/** What must be said, with its name for people. */
const required: readonly (readonly [field: keyof DraftContent, zh: string, en: string])[] = [
  ['name', '名称', 'a name'],
  ['nameEn', '英文名称', 'an English name'],
  ['basis', '服务依据', 'its legal basis'],
  ['audience', '服务对象', 'whom it is for'],
  ['steps', '办理环节', 'its steps'],
  ['result', '办理结果', 'its result'],
  ['delivery', '送达方式', 'how the result is handed over'],
  ['consultPhone', '咨询电话', 'a phone for questions'],
  ['complaintPhone', '投诉电话', 'a phone for complaints'],
]

const completeness: Check = (draft, _around, say) => {
  for (const [field, zh, en] of required) {
    if (draft[field] === '' || (draft[field] as unknown[]).length === 0)
      say(field, `还没有填${zh}。`, `It needs ${en}.`)
  }
  draft.basis.forEach(({ title }, at) => {
    if (title === '') say(`basis.${String(at)}.title`, '这条依据没有写名称。', 'This basis has no title.')
  })
  draft.steps.forEach(({ name }, at) => {
    if (name === '') say(`steps.${String(at)}.name`, '这个环节没有写名称。', 'This step has no name.')
  })
  draft.materials.forEach((material, at) => {
    const place = `materials.${String(at)}`
    if (material.name === '') say(`${place}.name`, '这份材料没有写名称。', 'This paper has no name.')
    if (material.from === '')
      say(`${place}.from`, '请写明这份材料在哪里取得。', 'Say where this paper is obtained.')
  })
}

const limits: Check = ({ kind, legalDays, promisedDays, steps }, _around, say) => {
  if (legalDays === 0)
    say('legalDays', '法定时限至少 1 个工作日。', 'The legal limit is 1 working day at least.')
  if (kind === 'direct' && promisedDays !== 0)
    say(
      'promisedDays',
      '直接办理当场办结，承诺时限是 0。',
      'A direct matter is done at once: it promises 0 days.',
    )
  if (kind !== 'direct' && promisedDays === 0)
    say(
      'promisedDays',
      '承诺和联办事项至少承诺 1 个工作日。',
      'A promised or joint matter promises 1 working day at least.',
    )
  if (promisedDays > legalDays)
    say(
      'promisedDays',
      `承诺时限不能超过法定时限 ${String(legalDays)} 个工作日。`,
      `It may not promise more than the legal ${String(legalDays)} working days.`,
    )
  const running = steps.filter(({ clockRuns }) => clockRuns).reduce((sum, { days }) => sum + days, 0)
  if (kind !== 'direct' && running > promisedDays && promisedDays > 0)
    say(
      'steps',
      `各环节加起来 ${String(running)} 个工作日，超过了承诺的 ${String(promisedDays)} 个。`,
      `The steps add up to ${String(running)} working days, more than the ${String(promisedDays)} promised.`,
    )
}

const clock: Check = ({ kind, steps }, _around, say) => {
  steps.forEach(({ days, special, clockRuns }, at) => {
    const place = `steps.${String(at)}`
    if (kind === 'direct' && !clockRuns)
      say(
        `${place}.clockRuns`,
        '当场办结的事项没有可以停钟的环节。',
        'Nothing stops the clock of a matter that is done at once.',
      )
    else if (!clockRuns && special === '')
      say(
        `${place}.special`,
        '停钟的环节要写明是论证、公告还是公示等。',
        'A step that stops the clock names why: argument, notice.',
      )
    if (kind === 'direct' && days > 0)
      say(`${place}.days`, '当场办结的环节不占工作日。', 'A step that is done at once takes no working days.')
  })
}

const joint: Check = ({ kind, leadUnit, coUnits }, { units }, say) => {
  const isUnit = (name: string): boolean => units.some((unit) => unit.name === name)
  if (kind !== 'joint') {
    if (leadUnit !== '') say('leadUnit', '只有联办事项才有牵头单位。', 'Only joint matters have a lead unit.')
    if (coUnits.length > 0) say('coUnits', '只有联办事项才有协办单位。', 'Only joint matters have co-units.')
    return
  }
  if (leadUnit === '') say('leadUnit', '联办事项要写明牵头单位。', 'A joint matter names its lead unit.')
  else if (!isUnit(leadUnit))
    say('leadUnit', `没有“${leadUnit}”这个单位。`, `There is no unit "${leadUnit}".`)
  if (coUnits.length === 0)
    say('coUnits', '联办事项至少有一个协办单位。', 'A joint matter has one co-unit at least.')
  coUnits.forEach((name, at) => {
    const place = `coUnits.${String(at)}`
    if (name === leadUnit) say(place, '牵头单位不用再列为协办。', 'The lead is no co-unit as well.')
    else if (!isUnit(name) && !roleNames.includes(name))
      say(place, `没有“${name}”这个单位。`, `There is no unit "${name}".`)
  })
}

const places: Check = ({ windows, entrustedTo }, around, say) => {
  const other = around.units.find(({ name }) => name === entrustedTo)
  if (entrustedTo !== '' && other === undefined)
    say('entrustedTo', `没有“${entrustedTo}”这个单位。`, `There is no unit "${entrustedTo}".`)
  else if (other?._id === around.unitId)
    say('entrustedTo', '自己的窗口不用委托。', 'A unit needs no agreement with itself.')
  else if (other !== undefined && !around.entrustedBy.includes(entrustedTo))
    say('entrustedTo', `“${entrustedTo}”还没有同意代收。`, `"${entrustedTo}" has not agreed to take it yet.`)
  windows.forEach((windowId, at) => {
    const place = `windows.${String(at)}`
    const one = around.windows.find(({ _id }) => _id === windowId)
    if (one === undefined) say(place, `没有窗口 ${windowId}。`, `There is no window ${windowId}.`)
    else if (one.state !== 'open')
      say(
        place,
        `${String(one.no)}号窗口已不再受理新事项。`,
        `Window ${String(one.no)} takes nothing new any more.`,
      )
    else if (one.unitId === other?._id) return
    else if (one.unitId !== around.unitId)
      say(
        place,
        `${String(one.no)}号窗口是别的单位的，要先写明委托给谁并得到同意。`,
        `Window ${String(one.no)} is another unit's: name it under "entrusted to", and it has to agree.`,
      )
  })
  const isThere = around.windows.some(({ _id, unitId }) => unitId === other?._id && windows.includes(_id))
  if (other !== undefined && other._id !== around.unitId && !isThere)
    say(
      'windows',
      `委托给“${entrustedTo}”，要选它的窗口。`,
      `It is entrusted to "${entrustedTo}": choose a window of theirs.`,
    )
}

const conditional: Check = (draft, _around, say) => {
  draft.materials.forEach(({ need, when, copies }, at) => {
    const place = `materials.${String(at)}`
    if (need === 'conditional' && when === '')
      say(`${place}.when`, '视情况提交的材料要写明什么情况。', 'A conditional paper says when it is needed.')
    if (need !== 'conditional' && when !== '')
      say(
        `${place}.when`,
        '只有视情况提交的材料才写情况。',
        'Only a conditional paper says when it is needed.',
      )
    if (copies < 1 || copies > 20) say(`${place}.copies`, '份数是 1 到 20。', 'Copies: 1 to 20.')
  })
  if (draft.feeKind === 'fixed' && draft.fen === 0)
    say('fen', '固定收费要写明金额。', 'A fixed fee names its amount.')
  if (draft.feeKind === 'assessed' && draft.feeNote === '')
    say('feeNote', '核定收费要写明怎么算。', 'An assessed fee says how it is worked out.')
  if (!draft.onlineHall && draft.onlineLink !== '')
    say('onlineLink', '能网上办理的才写链接。', 'Only a matter that is done online has a link.')
  if (draft.visits > 9) say('visits', '到现场次数最多 9 次。', 'Visits: 9 at most.')
  if (draft.visits === 0 && !draft.onlineHall)
    say('visits', '不能网上办的事项至少要来一次。', 'What is not done online takes one visit at least.')
}

const words: Check = (draft, _around, say) => {
  draft.audience.forEach((name, at) => {
    if (!audienceNames.includes(name))
      say(
        `audience.${String(at)}`,
        `没有“${name}”这类对象，可选：${audienceNames.join('、')}。`,
        `"${name}" is none of the audiences: ${audienceNames.join(', ')}.`,
      )
  })
  for (const field of ['consultPhone', 'complaintPhone'] as const) {
    if (draft[field] !== '' && !/^[\d+][\d\s()+转-]{4,}$/.test(draft[field]))
      say(field, '电话只写数字、横线和分机。', 'A phone has digits, dashes and an extension.')
  }
  const links = draft.basis.map(({ link }, at) => [`basis.${String(at)}.link`, link] as const)
  for (const [field, link] of [...links, ['onlineLink', draft.onlineLink] as const]) {
    if (link !== '' && !/^https?:\/\/[^\s]+$/.test(link))
      say(field, '链接要以 http:// 或 https:// 开头。', 'A link begins with http:// or https://.')
  }
}

const duplicates: Check = (draft, _around, say) => {
  const once = (field: string, names: readonly string[], inner = ''): void => {
    names.forEach((name, at) => {
      if (name !== '' && names.indexOf(name) < at)
        say(`${field}.${String(at)}${inner}`, `“${name}”重复了。`, `"${name}" stands there twice.`)
    })
  }
  once(
    'materials',
    draft.materials.map(({ name }) => name),
    '.name',
  )
  once(
    'basis',
    draft.basis.map(({ title, documentNo }) => `${title}${documentNo}`),
    '.title',
  )
  for (const field of ['aliases', 'keywords', 'audience', 'delivery', 'windows', 'coUnits'] as const)
    once(field, draft[field])
  const own = draft.aliases.indexOf(draft.name)
  if (own >= 0 && draft.name !== '')
    say(`aliases.${String(own)}`, '别名和名称一样，不用写。', 'An alias like the name says nothing.')
}

const forms: Check = ({ materials }, { code, templates }, say) => {
  materials.forEach(({ template: file }, at) => {
    if (file !== '' && !templates.some((one) => isTemplateOf(one, code, file)))
      say(
        `materials.${String(at)}.template`,
        '这份空白表格不是给这张表上传的，请在材料里重新上传。',
        'This blank form was not uploaded for this sheet: upload it at its paper again.',
      )
  })
}

const checks: readonly Check[] = [
  completeness,
  limits,
  clock,
  joint,
  places,
  conditional,
  words,
  duplicates,
  forms,
]

/**
 * 统一格式 (§17): holds a draft against the form and its surroundings. All faults at once, each with its field, or
 * the content that may be published.
 */
export const review = (
  draft: DraftContent,
  around: Surroundings,
): { readonly faults: readonly SheetFault[] } | { readonly content: SheetContent } => {
  const faults: SheetFault[] = []
  const say: Say = (field, zh, en) => void faults.push({ field, zh, en })
  for (const check of checks) check(draft, around, say)
  const owner = around.units.find(({ _id }) => _id === around.unitId)?.name ?? ''
  const usable = usableTemplates(around.templates, around.code)
  const content = asContent(draft, around.code, owner, usable.map(templateFacts)) as SheetContent
  if (faults.length > 0) return { faults }
  // What the checks above have no sentence for must not slip through either.
  const known = v.safeParse(ServiceSheet, sealed(content, 1))
  return known.success
    ? { content }
    : {
        faults: known.issues.map((issue) => ({
          field: v.getDotPath(issue) ?? '',
          zh: '这一项填得不对。',
          en: 'This is not filled in rightly.',
        })),
      }
}
