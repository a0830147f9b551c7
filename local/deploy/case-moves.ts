import { caseMoves, caseStates, type CaseActor } from '../../cloudfunctions/cases/case-moves'
import { stateWords } from '../../cloudfunctions/cases/state-words'

const actors: Record<CaseActor, string> = {
  holder: 'the applicant',
  window: 'the window that leads it',
  keeper: 'another window of its unit, once its own is closed',
  coUnit: 'a unit with a part of it',
  leadHead: 'the head of the lead unit',
  nextHead: 'the head of the unit that is to lead',
  centre: 'the centre',
  timer: 'the clock',
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  )
}

const rows = Object.entries(caseMoves).map(([name, { from, to, by }]) => [
  `\`${name}\``,
  from.join(', '),
  to === 'same' ? 'stays' : to,
  by.map((actor) => actors[actor]).join(', '),
])

/** docs/case-moves.md: the table of moves as people read it. */
export const caseMovesText = (): string => `# What may become of a case

Written from the table that the guards and the buttons read (\`cloudfunctions/cases/case-moves.ts\`) by \`npm run deploy-files\`; not edited by hand. A case begins as \`received\`. What has ended stays ended: what was wrong goes on in a new case that is linked to it.

${caseStates.map((state) => `- \`${state}\`: ${stateWords[state][1]}`).join('\n')}

${table(['move', 'from', 'to', 'by'], rows)}
`
