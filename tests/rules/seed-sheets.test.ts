import * as v from 'valibot'
import { Leaflets, SheetDrafts, SheetVersions } from '../../cloudfunctions/guidance/collections'
import { review } from '../../cloudfunctions/guidance/sheet/faults'
import { unitRows, windowDocuments } from '../../local/seed/hall'
import { firstVersions, publishedDrafts, seedLeaflets, sheetsUnderWay } from '../../local/seed/sheets'
import { sheets } from '../doors/guidance/sheets'

const units = unitRows.map(({ id, name }) => ({ _id: id, name }))
const windows = windowDocuments.map((one) => ({ ...one, state: 'open' as const }))

describe("the demo's sheets", () => {
  it('stand as drafts, versions and leaflets that fit their schemas', () => {
    for (const draft of [...publishedDrafts(sheets), ...sheetsUnderWay(sheets)])
      expect(v.is(SheetDrafts.schema, draft)).toBe(true)
    for (const version of firstVersions(sheets)) expect(v.is(SheetVersions.schema, version)).toBe(true)
    for (const leaflet of seedLeaflets(sheets)) expect(v.is(Leaflets.schema, leaflet)).toBe(true)
  })

  it.each([
    ['JW-091', false],
    ['XG-091', true],
    ['CW-091', true],
  ])('%s is good: %s', (code, isGood) => {
    const draft = sheetsUnderWay(sheets).find(({ _id }) => _id === code)
    if (draft === undefined) throw new Error(code)
    const { content, unitId, entrustedBy } = draft
    const result = review(content, { code, unitId, units, windows, entrustedBy, templates: [] })
    expect('content' in result).toBe(isGood)
  })
})
