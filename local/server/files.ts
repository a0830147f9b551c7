import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readFile, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

export interface FileFacts {
  /** Path in the cloud, as the uploader named it. */
  readonly path: string
  /** Who may overwrite and remove it besides functions; nothing for files written by functions. */
  readonly owner?: string
  readonly size: number
  readonly contentType: string
  readonly at: string
}

export type FileCode = 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY' | 'STORAGE_SIGN_PARAM_INVALID'

export class FileFault extends Error {
  constructor(
    readonly code: FileCode,
    message: string,
  ) {
    super(message)
  }
}

/** Bytes that one file may have, as for a mini-program's upload. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024
const LINK_SECONDS = 7200

/**
 * Files by cloud path, on disk under the hash of their path, so that no name can leave the folder. The rule is
 * *read nobody, write owner*: reading goes by links that functions ask for.
 */
export class Files {
  constructor(
    private readonly folder: string,
    private readonly secret: string,
    private readonly environment: string,
    private readonly now: () => Date,
  ) {
    mkdirSync(folder, { recursive: true })
  }

  fileId(cloudPath: string): string {
    return `cloud://${this.environment}.local/${cloudPath}`
  }

  /** The path in a file id. @throws FileFault for ids of other environments */
  pathOf(fileId: string): string {
    const prefix = this.fileId('')
    if (!fileId.startsWith(prefix))
      throw new FileFault('STORAGE_FILE_NONEXIST', `${fileId} is no file of this cloud`)
    return fileId.slice(prefix.length)
  }

  /**
   * Stores a file whole: on disk before it is answered.
   * @param owner who writes; `undefined` is a function, which may write everything.
   * @throws FileFault when the path belongs to somebody else
   */
  async write(
    cloudPath: string,
    content: Buffer,
    contentType: string,
    owner: string | undefined,
  ): Promise<FileFacts> {
    const before = await this.facts(cloudPath)
    if (before !== undefined && owner !== undefined && before.owner !== owner)
      throw new FileFault('STORAGE_EXCEED_AUTHORITY', 'this path belongs to somebody else')
    const keptOwner = owner ?? before?.owner
    const facts: FileFacts = {
      path: cloudPath,
      ...(keptOwner === undefined ? {} : { owner: keptOwner }),
      size: content.length,
      contentType,
      at: this.now().toISOString(),
    }
    await this.put(this.file(cloudPath), content)
    await this.put(`${this.file(cloudPath)}.json`, Buffer.from(JSON.stringify(facts)))
    return facts
  }

  async facts(cloudPath: string): Promise<FileFacts | undefined> {
    try {
      return JSON.parse(await readFile(`${this.file(cloudPath)}.json`, 'utf8')) as FileFacts
    } catch {
      return undefined
    }
  }

  /** @throws FileFault when there is none */
  async read(cloudPath: string): Promise<{ facts: FileFacts; content: Buffer }> {
    const facts = await this.facts(cloudPath)
    if (facts === undefined) throw new FileFault('STORAGE_FILE_NONEXIST', `there is no file ${cloudPath}`)
    return { facts, content: await readFile(this.file(cloudPath)) }
  }

  /** @throws FileFault when there is none */
  async remove(cloudPath: string): Promise<void> {
    const facts = await this.facts(cloudPath)
    if (facts === undefined) throw new FileFault('STORAGE_FILE_NONEXIST', `there is no file ${cloudPath}`)
    await rm(`${this.file(cloudPath)}.json`, { force: true })
    await rm(this.file(cloudPath), { force: true })
  }

  async list(): Promise<FileFacts[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.json'))
    const texts = await Promise.all(names.map((name) => readFile(path.join(this.folder, name), 'utf8')))
    return texts.map((text) => JSON.parse(text) as FileFacts).sort((a, b) => a.path.localeCompare(b.path))
  }

  /** A signature that lets its bearer do one thing with one path until the given moment (seconds). */
  sign(purpose: 'read' | 'write', cloudPath: string, seconds = LINK_SECONDS): string {
    const until = Math.floor(Date.now() / 1000) + seconds
    return `${String(until)}-${this.seal(purpose, cloudPath, until).toString('hex')}`
  }

  /** @throws FileFault when the signature is for something else or has run out */
  verify(purpose: 'read' | 'write', cloudPath: string, signature: string): void {
    const [until = '', seal = ''] = signature.split('-')
    const given = Buffer.from(seal, 'hex')
    const expected = this.seal(purpose, cloudPath, Number(until))
    const isGood = given.length === expected.length && timingSafeEqual(given, expected)
    if (!isGood || Number(until) * 1000 < Date.now())
      throw new FileFault('STORAGE_SIGN_PARAM_INVALID', 'the link is not valid or has run out')
  }

  private seal(purpose: string, cloudPath: string, until: number): Buffer {
    return createHmac('sha256', this.secret)
      .update(`${purpose} ${String(until)} ${cloudPath}`)
      .digest()
  }

  private file(cloudPath: string): string {
    return path.join(this.folder, createHash('sha256').update(cloudPath).digest('hex'))
  }

  private async put(file: string, content: Buffer): Promise<void> {
    const partial = `${file}.part`
    const handle = await open(partial, 'w')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(partial, file)
  }
}
