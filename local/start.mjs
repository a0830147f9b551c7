// npm start: makes ready what is missing, builds what changed, seeds once and serves.
import { prepare } from './install.mjs'

prepare()
process.argv.splice(2, 0, 'local/main.ts')
// Not awaited: an old Node could not even read this file then, to say that it is too old.
import('./run.mjs').catch((error) => {
  console.error(error)
  process.exitCode = 1
})
