import type { Contract } from '../../cloudfunctions/_kernel/contract'
import { contracts } from '../../local/contexts'
import { toldBy } from '../doors/told'

const declared = Object.entries(contracts as Readonly<Record<string, Contract>>).flatMap(
  ([context, contract]) =>
    Object.entries(contract).flatMap(([endpoint, row]) =>
      row.refuses.map((code) => [`${context}.${endpoint}`, code, context] as const),
    ),
)

describe('every code that a contract declares was told to a test of the doors', () => {
  test.each([...new Set(declared.map(([, , context]) => context))])(
    'the doors of %s were tried before, as it is built now',
    (context) => {
      expect(toldBy(context).size).toBeGreaterThan(0)
    },
  )
  test.each(declared)('%s refuses with %s', (endpoint, code, context) => {
    expect([...toldBy(context)].filter((line) => line.startsWith(`${endpoint} `))).toContain(
      `${endpoint} ${code}`,
    )
  })
})
