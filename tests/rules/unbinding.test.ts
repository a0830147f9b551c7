import type { Day } from '../../cloudfunctions/_kernel/time'
import { unbindObjection } from '../../cloudfunctions/people/binding/unbinding'

const li = { _id: 'p-li', name: '阿依·李' }
const asked = {
  person: li,
  name: '阿依李',
  by: 'p-desk',
  isAdmin: false,
  hasRole: false,
  isBound: true,
  windowNo: undefined,
}

describe('who may be unbound at the desk (0.1)', () => {
  const cases: [string, Partial<Parameters<typeof unbindObjection>[0]>, string | undefined][] = [
    ['a student with another phone', {}, undefined],
    ['a name with its middle dot', { name: '阿依·李' }, undefined],
    ['a number that nobody has', { person: undefined }, 'unknown'],
    ['somebody who has left', { person: { ...li, leftOn: '2026-11-01' as Day } }, 'unknown'],
    ['a number of somebody else than the card says', { name: '李雨' }, 'nameDiffers'],
    ['oneself', { by: 'p-li' }, 'ownStep'],
    ['an administrator themselves', { by: 'p-li', isAdmin: true, hasRole: true }, 'ownStep'],
    ['a clerk by the desk', { hasRole: true }, 'needsAdmin'],
    ['a clerk by an administrator', { hasRole: true, isAdmin: true }, undefined],
    ['a clerk in the midst of serving', { hasRole: true, isAdmin: true, windowNo: 3 }, 'atWindow'],
    ['a clerk in the midst of serving, by the desk', { hasRole: true, windowNo: 3 }, 'needsAdmin'],
    ['somebody who is not bound', { isBound: false }, 'notBound'],
  ]
  it.each(cases)('%s', (_, more, expected) => {
    expect(unbindObjection({ ...asked, ...more })?.kind).toBe(expected)
  })

  it('says at which window they are', () => {
    expect(unbindObjection({ ...asked, windowNo: 3 })).toEqual({ kind: 'atWindow', windowNo: 3 })
  })
})
