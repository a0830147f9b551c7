import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildPhone } from './build'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/phone' },
    miniprogram: { type: 'string', default: 'miniprogram' },
    tdesign: { type: 'string' },
  },
})
const started = Date.now()
try {
  await buildPhone({
    miniprogramDir: path.resolve(values.miniprogram),
    outDir: path.resolve(values.out),
    ...(values.tdesign !== undefined && { tdesignDir: path.resolve(values.tdesign) }),
  })
  console.log(`${values.out} is up to date (${String(Date.now() - started)} ms)`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
