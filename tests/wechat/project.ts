import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ci from 'miniprogram-ci'
import { root } from '../../local/root'

const source = path.join(root, 'miniprogram')

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
}
const manifestOf = async (file: string): Promise<Manifest> =>
  JSON.parse(await readFile(file, 'utf8')) as Manifest

/** Packages of the phone whose version is another than the repository's: DevTools would pack something else. */
export const strangeVersions = async (): Promise<string[]> => {
  const phone = await manifestOf(path.join(source, 'package.json'))
  const whole = await manifestOf(path.join(root, 'package.json'))
  return Object.entries(phone.dependencies).flatMap(([name, version]) =>
    whole.dependencies[name] === version
      ? []
      : [
          `miniprogram/package.json: ${name} is ${version}, package.json says ${whole.dependencies[name] ?? 'nothing'}`,
        ],
  )
}

/**
 * Packs the phone's npm packages by WeChat's own packing into `<into>/miniprogram_npm`, in place of what was there.
 * @param workDir a folder of one's own for what the packing leaves lying about
 */
export const packNpm = async (into: string, workDir: string): Promise<void> => {
  const { dependencies } = await manifestOf(path.join(source, 'package.json'))
  const npm = path.join(workDir, 'npm')
  await mkdir(path.join(npm, 'node_modules'), { recursive: true })
  await cp(path.join(source, 'package.json'), path.join(npm, 'package.json'))
  // Linked one by one: packed is what the phone names, not what the functions use.
  for (const name of Object.keys(dependencies)) {
    await mkdir(path.dirname(path.join(npm, 'node_modules', name)), { recursive: true })
    await symlink(path.join(root, 'node_modules', name), path.join(npm, 'node_modules', name), 'junction')
  }
  await rm(path.join(into, 'miniprogram_npm'), { recursive: true, force: true })
  const packed = await ci.packNpmManually({
    packageJsonPath: path.join(npm, 'package.json'),
    miniprogramNpmDistDir: into,
  })
  const wanted = Object.keys(dependencies).length
  if (packed.miniProgramPackNum + packed.otherNpmPackNum < wanted)
    throw new Error(`${String(packed.miniProgramPackNum)} of ${String(wanted)} npm packages were packed`)
}

/** A copy of the mini-program with its npm packages packed, for tools that litter. The caller removes `folder`. */
export const copyProject = async (): Promise<{ folder: string; miniprogram: string }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'wechat-'))
  const miniprogram = path.join(folder, 'miniprogram')
  await cp(source, miniprogram, {
    recursive: true,
    filter: (file) => !/[\\/](?:miniprogram_npm|node_modules)$/.test(file),
  })
  await cp(path.join(root, 'project.config.json'), path.join(folder, 'project.config.json'))
  await packNpm(miniprogram, folder)
  return { folder, miniprogram }
}
