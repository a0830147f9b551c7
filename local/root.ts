import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ascend = (from: string): string => {
  if (
    existsSync(path.join(from, 'project.config.json')) ||
    existsSync(path.join(from, 'package-lock.json'))
  ) {
    return from
  }
  const parent = path.dirname(from)
  if (parent === from) throw new Error('The folder of the project was not found above the running file')
  return ascend(parent)
}

/** The project's folder, found upwards: this file runs from `local/` in tests and from `dist/run/` otherwise. */
export const root = ascend(path.dirname(fileURLToPath(import.meta.url)))
