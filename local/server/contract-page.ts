import { toJsonSchema } from '@valibot/to-json-schema'
import type { Contract } from '../../cloudfunctions/_kernel/contract'

/** One endpoint as tools read it. */
export interface EndpointFacts {
  readonly function: string
  readonly do: string
  readonly who: unknown
  readonly kind: string
  readonly summary: string
  readonly input: unknown
  readonly output: unknown
  readonly errors: readonly string[]
}

/** What a schema takes, as JSON Schema; dates travel as text, and what JSON Schema can't say is left open. */
const describe = (schema: Parameters<typeof toJsonSchema>[0]): unknown =>
  toJsonSchema(schema, {
    errorMode: 'ignore',
    typeMode: 'input',
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === 'date' ? { type: 'string', format: 'date-time' } : undefined,
  })

/** All endpoints of all functions, from their contracts. */
export const contractPage = (contracts: Readonly<Record<string, Contract>>): EndpointFacts[] =>
  Object.entries(contracts).flatMap(([name, contract]) =>
    Object.entries(contract).map(([endpoint, row]) => ({
      function: name,
      do: endpoint,
      who: row.who,
      kind: row.kind,
      summary: row.summary,
      input: describe(row.input),
      output: describe(row.output),
      errors: row.refuses,
    })),
  )
