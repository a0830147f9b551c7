import { serverNow } from '../../api/clock'
import { dotted } from '../../i18n/phrases'
import { dayAt } from '../../i18n/time'
import { entryRow, gradeChip, phaseShown, pointsText, type Result, signedText } from '../assessment-words'
import { t } from './words'

const objectionIcons = { open: 'hourglass', upheld: 'check-circle', dismissed: 'info' } as const
const objectionTones = { open: 'called', upheld: 'info', dismissed: 'info' } as const

const scoreShown = ({ score }: Result) => {
  if (score === undefined) return { isAssessed: false, total: '', ...gradeChip('pass'), parts: [] }
  const { full } = score
  return {
    isAssessed: true,
    total: pointsText(score.total),
    ...gradeChip(score.grade),
    parts: [
      {
        key: 'conduct',
        title: t('conduct'),
        caption: t('of', { full: pointsText(full.conduct) }),
        value: pointsText(score.conduct),
      },
      {
        key: 'evaluation',
        title: t('evaluation'),
        caption: dotted(
          t('of', { full: pointsText(full.evaluation) }),
          t('evaluationText', { n: score.ratings }),
        ),
        value: pointsText(score.evaluation),
      },
      {
        key: 'bonus',
        title: t('bonus'),
        caption: t('atMost', { full: pointsText(full.bonus) }),
        value: signedText(score.bonus),
      },
    ],
  }
}

/** A result as its page shows it. */
export const resultShown = (result: Result, isMine: boolean) => {
  const { objection } = result
  return {
    blank: '',
    ...phaseShown({ ...result, today: dayAt(serverNow()) }),
    before: result.before,
    after: result.after ?? '',
    heading: isMine ? '' : dotted(result.name, result.kind === 'unit' ? '' : result.unitName),
    ...scoreShown(result),
    entries: result.entries.map(entryRow),
    isChanged: result.isChanged,
    objectionTitle:
      objection === undefined ? '' : dotted(t(isMine ? 'objection' : 'objectionOf'), t(objection.state)),
    objectionText:
      objection === undefined
        ? ''
        : [objection.reason, objection.answer === undefined ? '' : t('answer', { answer: objection.answer })]
            .filter((line) => line !== '')
            .join('\n'),
    objectionTone: objection === undefined ? 'info' : objectionTones[objection.state],
    objectionIcon: objection === undefined ? 'info' : objectionIcons[objection.state],
    remark: result.remark ?? '',
    canObject: result.buttons.includes('object'),
    canRemark: result.buttons.includes('remark'),
    canDecide: result.buttons.includes('decide'),
    canReverse: result.buttons.includes('reverse'),
  }
}
export type Shown = ReturnType<typeof resultShown>
