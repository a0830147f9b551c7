import type { Output } from '../api/call'

type Row = Output<'cases', 'myCases'>['cases'][number]

const chips: Record<Row['state'], string> = {
  received: 'waiting',
  awaitingMaterials: 'missed',
  inProgress: 'serving',
  suspended: 'paused',
  done: 'done',
  refused: 'cancelled',
  withdrawn: 'cancelled',
}

/** The chip of a case: its state's, but yellow and red where its date comes near or has passed (§20). */
export const chipOf = (state: Row['state'], colour: Row['colour']): string => {
  if (colour === 'red') return 'danger'
  return colour === 'yellow' ? 'warning' : chips[state]
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
