// Runs a TypeScript file of this repository on plain Node: bundles it (packages stay outside) into
// dist/run/ and starts it in this process. Usage: node local/run.mjs FILE.ts [arguments]
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [, , file, ...rest] = process.argv
if (file === undefined) {
  console.error('usage: node local/run.mjs FILE.ts [arguments]')
  process.exit(2)
}
const entry = path.resolve(root, file)
const name = path.relative(root, entry).replace(/\.ts$/, '').split(path.sep).join('~')
const outfile = path.join(root, 'dist', 'run', `${name}.mjs`)
const { outputFiles } = await build({
  entryPoints: [entry],
  outfile,
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Packages stay outside, but for their JSON files, which Node would only import with an attribute.
  plugins: [
    {
      name: 'packages-outside',
      setup(bundler) {
        bundler.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
          const isOwn = kind === 'entry-point' || path.isAbsolute(name)
          return isOwn || name.endsWith('.json') ? undefined : { path: name, external: true }
        })
      },
    },
  ],
  sourcemap: 'inline',
  logLevel: 'error',
})
// Two may start the same file at once: neither reads what the other has half written.
mkdirSync(path.dirname(outfile), { recursive: true })
const fresh = `${outfile}.${String(process.pid)}`
writeFileSync(fresh, outputFiles[0].contents)
renameSync(fresh, outfile)
process.argv = [process.argv[0] ?? 'node', entry, ...rest]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(outfile).href)
