import { erasableIn, isOver, withoutPersonal } from '../../cloudfunctions/cases/case-personal'
import { type CaseState, caseStates } from '../../cloudfunctions/cases/case-moves'
import { aCase } from './a-case'

const file = { file: 'cloud://a.b/kept/cases/k-1/x', kind: 'png', bytes: 11, at: new Date(0), by: 'window' }
const paper = (n: number, files: object[]) => ({
  n,
  name: `材料 ${String(n)}`,
  form: 'original',
  copies: 1,
  from: '自备',
  need: 'required',
  mark: 'ok',
  handedIn: 1,
  files,
})
const personal = {
  applicant: { name: '李小雨', phone: '13800000009' },
  papers: [paper(1, [file, file]), paper(2, []), paper(3, [file])],
}
const delivery = (state: string, more: object = {}) => ({ delivery: { state, ...more } })

describe('when an applicant may have their number and photos erased (0.3)', () => {
  const over: readonly CaseState[] = ['refused', 'withdrawn']
  it.each(caseStates.map((state) => [state, over.includes(state)] as const))('%s: %s', (state, is) => {
    const known = aCase(state, personal)
    expect([isOver(known), erasableIn(known)]).toEqual([is, is ? 3 : 0])
  })

  it('not while the result waits to be fetched, but when it was handed over', () => {
    expect(isOver(aCase('done', delivery('waiting', { mac: 'm', unclaimedOn: '2026-12-23' })))).toBe(false)
    expect(isOver(aCase('done', delivery('electronic', { at: new Date(0) })))).toBe(true)
  })

  it('takes them and nothing else', () => {
    const known = aCase('withdrawn', personal)
    const next = withoutPersonal(known)
    expect(erasableIn(next)).toBe(0)
    expect(next).toEqual({
      ...known,
      applicant: { name: '李小雨' },
      papers: [paper(1, []), paper(2, []), paper(3, [])],
    })
  })
})
