import { firstPart, PART_STRIPS, type Without, withheld } from '../../cloudfunctions/people/binding/code-list'
import { sealStrips, sheetIdOf } from '../../cloudfunctions/people/binding/sealed-strips'
import { newSheetKey } from '../../web/activation/sealed'

const now = new Date('2026-11-23T09:40:00+08:00')
const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000)
const nobody = { isBound: false, hasRole: false, activation: undefined }
const code = (isUsed: boolean, until: number) => ({ isUsed, expiresAt: days(until) })

describe('who on a list gets an activation code (0.1)', () => {
  it.each<
    [string, Parameters<typeof withheld>[0], Parameters<typeof withheld>[1], object, Without | undefined]
  >([
    ['somebody who has none', {}, nobody, {}, undefined],
    ['not somebody who has left', { leftOn: '2026-11-01' as never }, nobody, {}, 'left'],
    ['not somebody bound, who would lose the binding', {}, { ...nobody, isBound: true }, {}, 'bound'],
    ['nor when codes are made anew', {}, { ...nobody, isBound: true }, { isAnew: true }, 'bound'],
    ["not a role's holder, from the desk", {}, { ...nobody, hasRole: true }, {}, 'hasRole'],
    ["a role's holder, from an admin", {}, { ...nobody, hasRole: true }, { isAdmin: true }, undefined],
    ['not somebody whose code still opens', {}, { ...nobody, activation: code(false, 1) }, {}, 'hasCode'],
    ['that one too, anew', {}, { ...nobody, activation: code(false, 1) }, { isAnew: true }, undefined],
    [
      'somebody whose code was used and who is bound no more',
      {},
      { ...nobody, activation: code(true, 9) },
      {},
      undefined,
    ],
    ['somebody whose code ends at this moment', {}, { ...nobody, activation: code(false, 0) }, {}, undefined],
  ])('%s', (_, person, listed, asked, expected) => {
    expect(withheld(person, listed, { isAdmin: false, isAnew: false, ...asked }, now)).toBe(expected)
  })

  it.each([
    ['all of a short list', 3, [], 3, 3],
    ['as many as a part has, and goes on after the last of them', 60, [], PART_STRIPS, PART_STRIPS],
    ['passes over who gets none', 30, [0, 1, 25], PART_STRIPS, 27],
    ['nobody of a list where all are bound, and looks no further there', 4, [0, 1, 2, 3], 0, 4],
    ['a part that ends with the list', PART_STRIPS, [], PART_STRIPS, PART_STRIPS],
  ])('a part is %s', (_, length, bound: readonly number[], inPart, seen) => {
    const listed = Array.from({ length }, (_none, at) => ({
      at,
      without: bound.includes(at) ? ('bound' as const) : undefined,
    }))
    const first = firstPart(listed)
    expect([first.part.length, first.seen.length]).toEqual([inPart, seen])
  })
})

describe('strips are sealed for the browser that prints them', () => {
  const strips = [{ name: '李小雨', no: '20260001', group: '计算机2601', code: 'ABCDE23456' }]

  it('which alone can open them', async () => {
    const page = await newSheetKey()
    const sealed = sealStrips(page.page, strips, days(14))
    if (sealed === undefined) throw new Error("a page's own key is taken")
    expect(await page.open({ partId: 'one', ...sealed })).toEqual({ strips, until: days(14).toISOString() })
    const other = await newSheetKey()
    await expect(other.open({ partId: 'one', ...sealed })).rejects.toThrow()
  })
  it('under the id that both work out from its key', async () => {
    const page = await newSheetKey()
    expect(sheetIdOf(page.page)).toBe(page.sheetId)
  })
  it('never the same twice, and nothing of them can be read', async () => {
    const { page } = await newSheetKey()
    const [one, two] = [sealStrips(page, strips, now), sealStrips(page, strips, now)]
    expect(one?.sealed).not.toBe(two?.sealed)
    expect(Buffer.from(one?.sealed ?? '', 'base64url').toString('latin1')).not.toContain('ABCDE')
  })
  it.each(['A'.repeat(87), 'B'.repeat(86) + 'w', ''])('not for what is no key: %s', (page) => {
    expect(sealStrips(page, strips, now)).toBeUndefined()
  })
})
