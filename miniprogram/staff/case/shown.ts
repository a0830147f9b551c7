import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { byDay } from '../../live/case-look'
import type { Case } from './form'
import { formsOf } from './forms'
import { t } from './words'

type Part = Case['parts'][number]

/** Papers as a checklist; beside each what more there is to it. */
export const itemsOf = ({ papers, moves }: Case) =>
  papers.map(({ n, name, form, copies, from, need, when, mark, remark, files }) => {
    const end =
      files.length > 0 ? t('files', { n: files.length }) : moves.includes('checkPapers') ? t('more') : ''
    return {
      key: String(n),
      text: mark === 'wrong' ? t('isWrong', { name }) : mark === 'missing' ? t('isMissing', { name }) : name,
      note: remark ?? when ?? dotted(copies > 1 ? `${form} ×${String(copies)}` : form, from),
      conditional: need !== 'required',
      checked: mark === 'ok',
      end,
      linked: end !== '',
    }
  })

const chips: Record<Part['state'], string> = {
  waiting: 'waiting',
  inProgress: 'serving',
  done: 'done',
  refused: 'warning',
  waived: 'done',
}

/** Parts of a joint matter: whose, by when, what was said; one that is late shows whose it is (§20). */
export const partsOf = ({ parts }: Case) =>
  parts.map(({ n, unitName, state, days, dueOn, decideBy, words: said, isOverdue }) => ({
    n,
    title: unitName,
    caption: dotted(
      said ?? t('partDays', { days }),
      decideBy === undefined ? '' : t('decideBy', { day: dateText(decideBy) }),
      dueOn === undefined ? '' : byDay(dueOn),
    ),
    chip: isOverdue ? 'danger' : chips[state],
    chipText: isOverdue ? t('late') : t(state),
  }))

const extensionOf = ({ promise }: Case): string => {
  const extension = promise?.extension
  if (extension === undefined) return ''
  const { state, days, reason, words: said = '' } = extension
  return dotted(t(state), t('moreDays', { days }), state === 'asked' ? reason : said)
}

/** The paper that the case has come to, if any; printed where a computer is. */
const paperOf = ({ state, promise, notice }: Case): string => {
  if (state === 'refused') return t('printDenial')
  if (state === 'done') return t('printResult')
  if (promise !== undefined) return t('printAcceptance')
  return notice === undefined ? '' : t('printNotice')
}

/** What stands in the card below the name. */
export const factsOf = (one: Case) => ({
  applicant: one.applicant?.name ?? '',
  hasPhone: one.applicant?.hasPhone === true,
  proxyName: one.proxyName ?? '',
  slipCode: one.slipCode ?? '',
  paper: paperOf(one),
  due: one.promise === undefined ? '' : dateText(one.promise.dueOn),
  isProvisional: one.promise?.isProvisional === true,
  reason: one.promise?.reason ?? '',
  extension: extensionOf(one),
  notice: one.notice?.items.map(({ name, todo }) => dotted(name, todo)).join('\n') ?? '',
  pass: one.state === 'awaitingMaterials' && one.notice !== undefined ? byDay(one.notice.passUntil) : '',
  denial: one.denial === undefined ? '' : dotted(one.denial.basis, one.denial.clause, one.denial.ground),
  appeal: one.denial?.appeal ?? '',
  result: one.result ?? '',
  delivery:
    one.delivery === undefined
      ? ''
      : dotted(
          t(one.delivery.state === 'waiting' ? 'toFetch' : one.delivery.state),
          one.delivery.trackingNo ?? '',
        ),
  order: one.order === undefined || one.parts.length < 2 ? '' : t(one.order),
  lead:
    one.leadChange === undefined
      ? ''
      : t('leadTo', { no: one.leadChange.windowNo, unitName: one.leadChange.unitName }),
  follows: one.follows ?? '',
  followedBy: one.followedBy ?? '',
})

/** The steps as buttons: the likeliest first and solid, the others outlined. */
export const buttonsOf = (one: Case) =>
  [...formsOf(one)]
    .sort((a, b) => Number(b.isSolid === true) - Number(a.isSolid === true))
    .map(({ key, label, isSolid = false }, at) => ({ key, label, isSolid: isSolid && at === 0 }))
