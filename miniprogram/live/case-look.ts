import type { Output } from '../api/call'
import type { Step } from '../components/timeline/timeline'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { dateText, momentText } from '../i18n/time'

type Case = Output<'cases', 'myCase'>
type Row = Output<'cases', 'myCases'>['cases'][number]

const { t } = dictionary(
  {
    no: ({ no }: { no: string }) => `编号 ${no}`,
    by: ({ day }: { day: string }) => `${day} 前`,
    soon: '快到期',
    late: '已超期',
  },
  { no: ({ no }) => `No. ${no}`, by: ({ day }) => `by ${day}`, soon: 'Due soon', late: 'Late' },
)

const chips: Record<Row['state'], string> = {
  received: 'waiting',
  awaitingMaterials: 'missed',
  inProgress: 'serving',
  suspended: 'paused',
  done: 'done',
  refused: 'cancelled',
  withdrawn: 'cancelled',
}

/**
 * The chip of a case: its state's, but yellow and red, and in these words, where its date comes near or has passed
 * (§20). What has ended keeps no date any more.
 */
export const chipOf = ({
  state,
  stateText,
  colour,
}: Pick<Row, 'state' | 'stateText' | 'colour'>): { readonly chip: string; readonly chipText: string } => {
  if (state === 'inProgress' && colour === 'red') return { chip: 'danger', chipText: t('late') }
  if (state === 'inProgress' && colour === 'yellow') return { chip: 'warning', chipText: t('soon') }
  return { chip: chips[state], chipText: stateText }
}

/** Whether something still happens to a case. */
export const isOpen: Record<Row['state'], boolean> = {
  received: true,
  awaitingMaterials: true,
  inProgress: true,
  suspended: true,
  done: false,
  refused: false,
  withdrawn: false,
}

/** 11月30日 前: a date to keep. */
export const byDay = (day: string): string => t('by', { day: dateText(day) })

/** The same thing done again and again, such as tick after tick, happened once: the last time. */
const joined = (timeline: Case['timeline']): Case['timeline'] =>
  timeline.filter(({ text, words }, at) => {
    const next = timeline[at + 1]
    return next?.text !== text || next.words !== words
  })

/** What happened, then what is going on now. */
const stepsOf = ({ timeline: all, state }: Case): Step[] =>
  joined(all).map(({ at, text, words: said = '', day }, index, timeline): Step => {
    const note = dotted(day === undefined ? '' : byDay(day), said)
    return {
      state: isOpen[state] && index === timeline.length - 1 ? 'now' : 'past',
      title: text,
      at: momentText(at),
      ...(note === '' ? {} : { note }),
    }
  })

/** What a case's page shows of it, whoever looks: its name, where it stands, what happened. */
export const headOf = (one: Case) => ({
  blank: '',
  name: one.serviceName,
  line: dotted(one.unitName, t('no', { no: one.no })),
  ...chipOf({ ...one, colour: one.promise?.colour }),
  steps: stepsOf(one),
})
