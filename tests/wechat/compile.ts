import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ci from 'miniprogram-ci'
import { root } from '../../local/root'

/** Compiled files of the package by path, in bytes. */
export type Sizes = ReadonlyMap<string, number>

/**
 * Compiles a project as an upload would, without WeChat's servers: the project's attributes, which are asked of
 * them otherwise, are the tool's own defaults, and the key is made here and thrown away.
 * @throws the compiler's error, naming file and line
 */
export const compileProject = async (folder: string): Promise<Sizes> => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  const privateKeyPath = path.join(folder, 'key.pem')
  writeFileSync(privateKeyPath, privateKey, { mode: 0o600 })
  const project = new ci.Project({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath: folder,
    privateKeyPath,
    ignores: ['npm/**/*', 'key.pem'],
  })
  Object.assign(project, { attr: () => Promise.resolve(ci.DefaultProjectAttr) })
  const compiled = await ci.getCompiledResult({
    project,
    version: '0.0.0',
    setting: { useProjectConfig: true },
    onProgressUpdate: () => undefined,
  } as Parameters<typeof ci.getCompiledResult>[0])
  return new Map(Object.entries(compiled).map(([file, content]) => [file, Buffer.byteLength(content)]))
}

const systems: Readonly<Partial<Record<NodeJS.Platform, readonly [folder: string, ending: string]>>> = {
  linux: ['linux', ''],
  darwin: ['mac', ''],
  win32: ['windows', '.exe'],
}

/** Copied out of its package: npm leaves it without the right to be run. */
const programFor = (name: 'wcc' | 'wcsc', folder: string): string => {
  const [system, ending] = systems[process.platform] ?? ['linux', '']
  const program = path.join(folder, 'bin', `${name}${ending}`)
  mkdirSync(path.dirname(program), { recursive: true })
  cpSync(path.join(root, 'node_modules', 'miniprogram-compiler', 'bin', system, `${name}${ending}`), program)
  chmodSync(program, 0o755)
  return program
}

const run = (program: string, given: readonly string[], cwd: string): string[] => {
  const { status, stderr, error } = spawnSync(program, given, { cwd, maxBuffer: 256 * 1024 * 1024 })
  if (error !== undefined) return [`${path.basename(program)}: ${error.message}`]
  return status === 0 ? [] : [`${path.basename(program)}: ${stderr.toString().trim()}`]
}

/** What the compilers of templates and styles that are built into WeChat find wrong with these files. */
export const compileByHand = (folder: string, miniprogram: string, files: readonly string[]): string[] => {
  const ending = (wanted: string) => files.filter((file) => file.endsWith(wanted))
  const templates = [...ending('.wxml'), ...ending('.wxs')]
  const styles = ending('.wxss')
  return [
    ...run(
      programFor('wcc', folder),
      ['-d', '-o', path.join(folder, 'wcc.js'), '-cc', '0', ...templates],
      miniprogram,
    ),
    ...run(
      programFor('wcsc', folder),
      ['-db', '-o', path.join(folder, 'wcsc.js'), '-pc', '0', ...styles],
      miniprogram,
    ),
  ]
}
