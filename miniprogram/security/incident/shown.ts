import type { Output } from '../../api/call'
import { dotted, listed } from '../../i18n/phrases'
import { dateText, momentText } from '../../i18n/time'
import { findingText, gradeText, stateChip, whereText } from '../incident-words'
import { t } from './words'

export type View = Output<'security', 'incident'>

/** A heading with what stands below it. */
const block = (
  key: 'immediate' | 'investigators' | 'finding' | 'responsible' | 'measures',
  text: string,
) => ({
  key,
  title: t(key),
  text,
})

/** An incident as its page shows it. */
export const shown = (view: View) => ({
  what: view.what,
  where: whereText(view),
  about: dotted(
    view.unitName ?? '',
    view.grade === undefined ? '' : gradeText(view.grade),
    view.reporter === undefined
      ? t('reportedOn', { day: dateText(view.reportedOn) })
      : t('reporter', { who: view.reporter }),
  ),
  ...stateChip(view.state),
  blocks: [
    block('immediate', view.immediate ?? ''),
    block('investigators', listed(view.investigators.map(({ name }) => name))),
    block(
      'finding',
      view.finding === undefined ? '' : `${findingText(view.finding)}\n${view.account ?? ''}`.trim(),
    ),
    block('responsible', view.responsible.map(({ name, unitName }) => dotted(name, unitName)).join('\n')),
    block('measures', view.measures ?? ''),
  ].filter(({ text }) => text !== ''),
  reopened: view.reopened.map(({ reason, at }, key) => ({ key, title: reason, caption: momentText(at) })),
  evidence: view.evidence.map(({ n, note = '', hash, at, kind }) => ({
    n,
    kind,
    title: dotted(t('piece', { n: n + 1 }), note),
    at: momentText(at),
    // Enough to tell it by; the whole of it is read when it is pressed.
    hash: t('hash', { hash: `${hash.slice(0, 16)}…` }),
    whole: t('hash', { hash }),
  })),
  mayRead: view.mayReadEvidence,
  looks: (view.looks ?? []).map(({ name, n, at }, key) => ({
    key,
    title: name,
    caption: t('look', { n: n + 1, at: momentText(at) }),
  })),
  acts: view.buttons.map((key) => ({ key, title: t(`act_${key}`) })),
})
