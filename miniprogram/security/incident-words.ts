import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { dateText } from '../i18n/time'

export type Incident = Output<'security', 'incidents'>['incidents'][number]
export type Grade = NonNullable<Incident['grade']>
export type Finding = NonNullable<Incident['finding']>

const { t } = dictionary(
  {
    window: ({ no }: { no: number }) => `${no}号窗口`,
    anonymous: '匿名',
    reported: '待定级',
    investigating: '核查中',
    found: '已认定',
    closed: '已结案',
    minor: '一般',
    serious: '较重',
    major: '重大',
    intent: '故意',
    negligence: '过失',
    none: '不追究责任',
  },
  {
    window: ({ no }) => `Window ${no}`,
    anonymous: 'anonymous',
    reported: 'To be graded',
    investigating: 'Looked into',
    found: 'Ruled on',
    closed: 'Closed',
    minor: 'Minor',
    serious: 'Serious',
    major: 'Major',
    intent: 'Intent',
    negligence: 'Negligence',
    none: "Nobody's fault",
  },
)

const chips = {
  reported: 'warning',
  investigating: 'serving',
  found: 'waiting',
  closed: 'done',
} as const satisfies Record<Incident['state'], string>

export const gradeText = (grade: Grade): string => t(grade)
export const findingText = (finding: Finding): string => t(finding)
export const stateChip = (state: Incident['state']) => ({ chip: chips[state], chipText: t(state) })
export const windowText = (no: number): string => t('window', { no })

/** Where and when it was, and how it was reported. */
export const whereText = ({ windowNo, place = '', happenedOn, isAnonymous }: Incident): string =>
  dotted(
    dateText(happenedOn),
    windowNo === undefined ? '' : t('window', { no: windowNo }),
    place,
    isAnonymous ? t('anonymous') : '',
  )

/** An incident as a row. */
export const incidentRow = (one: Incident) => ({
  incidentId: one.incidentId,
  title: one.what,
  caption: dotted(one.grade === undefined ? '' : t(one.grade), whereText(one)),
  ...stateChip(one.state),
})
