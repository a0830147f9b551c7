import { plans } from '../contexts'
import { caseMovesText } from './case-moves'
import { cloudbaserc } from './cloudbaserc'
import { collectionFile } from './collection-file'
import { dataInventory } from './data-inventory'

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Where files for tools lie that need none at a fixed place. */
export const deployDir = 'dist/deploy'

/** Every file that is made for a deployment, and the docs made with them: paths inside the project, and their text. */
export const deployFiles = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['cloudbaserc.json', text(await cloudbaserc())],
    ['docs/data-inventory.md', dataInventory()],
    ['docs/case-moves.md', caseMovesText()],
    ...plans.map((plan): [string, string] => [
      `${deployDir}/collections/${plan.name}.json`,
      text(collectionFile(plan)),
    ]),
  ])
