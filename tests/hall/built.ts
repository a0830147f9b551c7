import path from 'node:path'
import { buildFunctions } from '../../local/build/functions'
import { root } from '../../local/root'

let built: Promise<string> | undefined

/**
 * The folder of the shipped functions, built if they are not today's. Looked at once in a file of tests, however many
 * halls it opens: every look reads all sources.
 */
export const builtFunctions = (): Promise<string> =>
  (built ??= (async () => {
    const outDir = path.join(root, 'dist', 'cloudfunctions')
    await buildFunctions({ sourceDir: path.join(root, 'cloudfunctions'), outDir })
    return outDir
  })())
