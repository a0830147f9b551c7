import {
  type CaseActor,
  caseActors,
  type CaseMove,
  caseMoves,
  caseStates,
  type CaseState,
  isOpen,
  leadsTo,
  movesFrom,
} from '../../cloudfunctions/cases/case-moves'

const all = Object.keys(caseMoves) as CaseMove[]

describe('the table of moves (§20)', () => {
  const buttons: [CaseState, CaseActor, string][] = [
    ['received', 'window', 'checkPapers addPaper giveNotice finishAtOnce accept deny'],
    ['received', 'holder', 'nameProxy withdraw'],
    ['received', 'coUnit', ''],
    ['awaitingMaterials', 'window', 'bringPapers'],
    ['awaitingMaterials', 'holder', 'sendPaper nameProxy withdraw'],
    ['awaitingMaterials', 'timer', 'lapse'],
    ['inProgress', 'window', 'logStep suspend askExtension decidePart finish deny'],
    ['inProgress', 'coUnit', 'answerPart'],
    ['inProgress', 'leadHead', 'proposeLead agreeLead declineLead'],
    ['inProgress', 'nextHead', 'agreeLead declineLead'],
    ['inProgress', 'centre', 'decideExtension proposeLead agreeLead declineLead'],
    ['inProgress', 'holder', 'withdraw'],
    ['suspended', 'window', 'resume decidePart deny'],
    ['suspended', 'holder', 'withdraw'],
    ['done', 'window', 'handOver linkNew'],
    ['done', 'keeper', 'handOver linkNew'],
    ['done', 'centre', 'handOver'],
    ['done', 'holder', ''],
    ['done', 'timer', 'archive'],
    ['refused', 'window', 'linkNew'],
    ['refused', 'keeper', 'linkNew'],
    ['refused', 'centre', ''],
    ['withdrawn', 'window', 'linkNew'],
    ['withdrawn', 'holder', ''],
  ]
  it.each(buttons)('%s, %s: %s', (state, actor, expected) => {
    expect(movesFrom(state, [actor]).join(' ')).toBe(expected)
  })

  it('has no way out of an end: what was wrong goes on in a new case', () => {
    const ends = caseStates.filter((state) => !isOpen[state])
    const out = ends.flatMap((state) =>
      caseStates.flatMap((to) => all.filter((move) => to !== state && leadsTo(move, state, to))),
    )
    expect([ends, out]).toEqual([['done', 'refused', 'withdrawn'], []])
  })

  it('leads to every state, and lets somebody make every move', () => {
    const reached = caseStates.filter((to) =>
      caseStates.some((from) => from !== to && all.some((move) => leadsTo(move, from, to))),
    )
    expect(reached).toEqual(caseStates)
    for (const move of all) {
      expect([move, caseMoves[move].by.every((actor) => caseActors.includes(actor))]).toEqual([move, true])
    }
  })

  it('lets nobody but the clock do what the clock does', () => {
    const people = caseActors.filter((actor) => actor !== 'timer')
    const reach = caseStates.flatMap((state) => movesFrom(state, people))
    expect(reach).not.toContain('lapse')
    expect(reach).not.toContain('archive')
  })
})
