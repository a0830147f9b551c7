import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { Activations, Persons, RoleGrants } from '../../cloudfunctions/people/collections'
import { contracts, plans } from '../../local/contexts'
import type { CollectionFile } from '../../local/deploy/collection-file'
import { deployDir, deployFiles } from '../../local/deploy/files'
import { root } from '../../local/root'

const files = await deployFiles()
const fileOf = (name: string): string => files.get(name) ?? ''
const collections = [...files]
  .filter(([file]) => file.startsWith(`${deployDir}/collections/`))
  .map(([file, text]) => ({
    file: path.basename(file, '.json'),
    ...(JSON.parse(text) as CollectionFile),
  }))

interface DeployedFunction {
  readonly name: string
  readonly envVariables: Readonly<Record<string, string>>
  readonly triggers: readonly { readonly config: string }[]
}
const { functions } = JSON.parse(fileOf('cloudbaserc.json')) as { functions: readonly DeployedFunction[] }

const sourcesOf = (context: string): string => {
  const folder = path.join(root, 'cloudfunctions', context)
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
}

describe('cloudbaserc.json', () => {
  // When it fails: npm run deploy-files, and commit the file.
  test('is committed as it would be written now', () => {
    const committed = readFileSync(path.join(root, 'cloudbaserc.json'), 'utf8')
    expect(committed.replaceAll('\r\n', '\n')).toBe(fileOf('cloudbaserc.json'))
  })

  test('and so is the table of what may become of a case', () => {
    const committed = readFileSync(path.join(root, 'docs', 'case-moves.md'), 'utf8')
    expect(committed.replaceAll('\r\n', '\n')).toBe(fileOf('docs/case-moves.md'))
  })

  test('has every context as a function', () => {
    expect(functions.map(({ name }) => name)).toEqual(Object.keys(contracts).sort())
  })

  test.each(functions.map((one) => [one.name, one] as const))(
    '%s gets the keys that it reads, by name only, and at most one trigger',
    (name, { envVariables, triggers }) => {
      const read = [...sourcesOf(name).matchAll(/process\.env\.(\w+_KEY)\b/g)].map(([, key]) => key)
      expect(Object.keys(envVariables).sort()).toEqual([...new Set(read)].sort())
      for (const [key, value] of Object.entries(envVariables)) expect(value).toBe(`{{env.${key}}}`)
      expect(triggers.map(({ config }) => config)).toEqual(triggers.length === 0 ? [] : ['0 * * * * * *'])
    },
  )
})

test('the data inventory is committed as it would be written now', () => {
  const committed = readFileSync(path.join(root, 'docs', 'data-inventory.md'), 'utf8')
  expect(committed.replaceAll('\r\n', '\n')).toBe(fileOf('docs/data-inventory.md'))
})

describe('files of collections', () => {
  test('there is one for each collection of the local database, named after it everywhere', () => {
    expect(collections.map(({ file }) => file).sort()).toEqual(plans.map(({ name }) => name).sort())
    for (const { file, collection, rule } of collections)
      expect([collection, rule.CollectionName]).toEqual([file, file])
  })

  test.each(plans.map((plan) => [plan.name, plan] as const))(
    '%s has every index of its plan, in the same order and as unique',
    (name, plan) => {
      const { CreateIndexes } = collections.find(({ file }) => file === name)?.indexes ?? {
        CreateIndexes: [],
      }
      const back = CreateIndexes.map(({ MgoKeySchema: { MgoIndexKeys, MgoIsUnique } }) => ({
        on: MgoIndexKeys.map((key) => (key.Direction === '-1' ? `-${key.Name}` : key.Name)),
        unique: MgoIsUnique,
      }))
      expect(back).toEqual(plan.indexes.map(({ on, unique = false }) => ({ on, unique })))
      const names = CreateIndexes.map(({ IndexName }) => IndexName)
      expect(new Set(names).size).toBe(names.length)
      // Letters, digits, _ and - are safe in every tool, and 64 is the shortest limit that any of them documents.
      for (const one of names) expect(one).toMatch(/^[\w-]{1,64}$/)
    },
  )

  test('phones may read boards and nothing else; nobody writes from a phone', () => {
    const readable = collections.filter(({ rule }) => rule.AclTag !== 'ADMINONLY')
    expect(readable.map(({ collection, rule }) => [collection, rule.AclTag])).toEqual([
      ['boards', 'ADMINWRITE'],
    ])
  })
})

describe('the guide', () => {
  const guide = readFileSync(path.join(root, 'docs/deploy.md'), 'utf8')

  test.each([Persons, RoleGrants, Activations].map((of) => [of.name, of] as const))(
    'enters the first administrator as a document of %s that functions read',
    (name, of) => {
      const line = new RegExp(`^ +${name} +(\\{.*\\})$`, 'm').exec(guide)?.[1] ?? '{}'
      // As the cloud's import reads a date.
      const document: unknown = JSON.parse(line, (_key, value: unknown) =>
        typeof value === 'object' && value !== null && '$date' in value
          ? new Date(value.$date as string)
          : value,
      )
      expect(v.safeParse(of.schema, document).issues).toBeUndefined()
    },
  )
})
