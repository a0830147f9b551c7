import { type Case } from './case'
import { isOpen } from './case-moves'

/**
 * Whether nothing more is done about a case: it has ended, and its result doesn't wait to be fetched. Until then its
 * papers are needed and the window may have to call.
 */
export const isOver = (known: Case): boolean =>
  !isOpen[known.state] && !(known.state === 'done' && known.delivery.state === 'waiting')

/** Papers of which photos are kept. */
export const photographed = ({ papers }: Pick<Case, 'papers'>): Case['papers'] =>
  papers.filter(({ files }) => files.length > 0)

/** How many things an applicant may have erased: the number, and each paper's photos. The record itself is evidence. */
export const erasableIn = (known: Case): number =>
  isOver(known) ? photographed(known).length + (known.applicant.phone === undefined ? 0 : 1) : 0

/** A case without its applicant's number and the photos of their papers: who asked for what, and its end, stay. */
export const withoutPersonal = <C extends Case>(known: C): C => ({
  ...known,
  applicant: { name: known.applicant.name },
  papers: known.papers.map((paper) => ({ ...paper, files: [] })),
})
