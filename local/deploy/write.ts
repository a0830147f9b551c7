// npm run deploy-files: builds what is uploaded and writes what the cloud's tools read (docs/deploy.md).
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { functionsDir } from '../build/everything'
import { buildFunctions } from '../build/functions'
import { buildWeb } from '../build/web'
import { root } from '../root'
import { deployDir, deployFiles } from './files'

await Promise.all([
  buildFunctions({ sourceDir: path.join(root, 'cloudfunctions'), outDir: functionsDir }),
  buildWeb(),
])
// A collection that is gone must not be made again.
await rm(path.join(root, deployDir), { recursive: true, force: true })
const files = await deployFiles()
for (const [file, text] of files) {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true })
  await writeFile(path.join(root, file), text)
}
console.log(`${String(files.size)} files: cloudbaserc.json, two pages of docs and ${deployDir}/`)
