// What must be true before anything of this project can run: the right Node, and its packages as the lock file says.
// Plain JavaScript without packages, in a syntax that old versions of Node read too, so that they can be told.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Why this version of Node won't do, or nothing. Takes a version like '18.20.1'. */
export const nodeProblem = (version) => {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 11)) return undefined
  return `This needs Node 20.11 or newer, and runs on ${version}: install it from https://nodejs.org and try again.`
}

const readLock = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether the packages in node_modules are those of the lock file. npm notes there what it has installed when it is
 * done, so an installation that was broken off doesn't count. Packages for other systems may be missing.
 */
export const isInstalled = (folder) => {
  const wanted = readLock(path.join(folder, 'package-lock.json'))
  const present = readLock(path.join(folder, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  return Object.keys(wanted).every((place) => {
    if (place === '') return true
    const { version, optional } = wanted[place]
    return present[place] === undefined ? optional === true : present[place].version === version
  })
}

/** Installs what the lock file names, unless it is there. Gives a sentence when that fails. */
export const install = () => {
  if (isInstalled(root)) return undefined
  console.log('Installing packages (once, a minute or two) …')
  // Not `npm ci`: it refuses where a registry lacks a package that only another system needs. `npm install`
  // takes the versions of the lock file as well, but writes the file anew: what stood there is put back.
  const file = path.join(root, 'package-lock.json')
  const lock = readFileSync(file)
  const asked = ['install', '--no-save']
  const npm = process.env.npm_execpath
  const [program, given] = npm === undefined ? ['npm', asked] : [process.execPath, [npm, ...asked]]
  const { status } = spawnSync(program, given, {
    cwd: root,
    stdio: 'inherit',
    shell: npm === undefined && process.platform === 'win32',
  })
  writeFileSync(file, lock)
  if (status === 0) return undefined
  return 'The packages could not be installed: see the message above; is the network reachable and the disk not full?'
}

/** Makes the project able to run, or says in one sentence why it can't and ends the process with 1. */
export const prepare = () => {
  const problem = nodeProblem(process.versions.node) || install()
  if (problem === undefined) return
  console.error(problem)
  process.exit(1)
}
