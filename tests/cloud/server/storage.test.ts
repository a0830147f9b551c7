import { createRequire } from 'node:module'
import type { Cloud } from '../../../local/server/cloud'
import { deed, folderFor, knock, startFixture } from './start-fixture'

const { folder, remove } = folderFor('storage')
let cloud: Cloud

beforeAll(async () => {
  cloud = await startFixture({ dataDir: folder })
})
afterAll(async () => {
  await cloud.close()
  remove()
})

interface Sdk {
  init(options: object): {
    uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
    downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
    copyFile(files: {
      fileList: { srcPath: string; dstPath: string }[]
    }): Promise<{ fileList: { code: string }[] }>
  }
}
/** The SDK unbundled and unmodified, as a tool outside of the functions would use it. */
const outside = () => {
  process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: `${cloud.origin}/admin` })
  process.env['TENCENTCLOUD_RUNENV'] = 'SCF'
  process.env['TENCENTCLOUD_REGION'] = 'ap-shanghai'
  process.env['SCF_NAMESPACE'] = 'local-centre'
  const sdk = createRequire(import.meta.url)('@cloudbase/node-sdk') as Sdk
  return sdk.init({ env: 'local-centre', secretId: 'local', secretKey: 'local' })
}

const put = (path: string, openid: string, content: string) =>
  knock(cloud, `/storage/upload?path=${path}`, {
    method: 'POST',
    body: content,
    headers: { 'x-local-openid': openid, 'content-type': 'text/plain' },
  })

interface Link {
  readonly code: string
  readonly tempFileURL: string
}
const linkFor = async (fileID: string): Promise<Link | undefined> =>
  (await deed<Link[]>(cloud, 'link', { fileID }))[0]

test('a file goes up and comes down through the SDK, with a Chinese name', async () => {
  const sdk = outside()
  const content = Buffer.from([0, 1, 2, 250, 255])
  const { fileID } = await sdk.uploadFile({ cloudPath: '材料/身份证 正面.bin', fileContent: content })
  expect(fileID).toBe('cloud://local-centre.local/材料/身份证 正面.bin')
  await expect(sdk.downloadFile({ fileID })).resolves.toMatchObject({ fileContent: content })
})

test('a phone writes its own file, a function gives the link by which it is read', async () => {
  const { body } = await put('visits/one.txt', 'o-owner', 'mine')
  const { fileID } = body as { fileID: string }
  const link = await linkFor(fileID)
  expect(link?.code).toBe('SUCCESS')
  await expect((await fetch(link?.tempFileURL ?? '')).text()).resolves.toBe('mine')
})

test('nobody reads without a link, and a link is for one file', async () => {
  await put('visits/secret.txt', 'o-owner', 'secret')
  const link = await linkFor('cloud://local-centre.local/visits/one.txt')
  const sign = new URL(link?.tempFileURL ?? '').search
  for (const address of ['/storage/visits/secret.txt', `/storage/visits/secret.txt${sign}`])
    await expect(knock(cloud, address)).resolves.toMatchObject({
      status: 403,
      body: { error: { code: 'STORAGE_SIGN_PARAM_INVALID' } },
    })
})

test('a phone is given no link, not even to its own file', async () => {
  const fileID = 'cloud://local-centre.local/visits/one.txt'
  const { body } = await knock(cloud, '/storage/urls', {
    method: 'POST',
    body: JSON.stringify({ fileList: [fileID, { fileID, maxAge: 60 }] }),
    headers: { 'x-local-openid': 'o-owner' },
  })
  const refused = { fileID, tempFileURL: '', status: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY' }
  expect(body).toEqual({ fileList: [refused, refused] })
})

test("somebody else's file is not overwritten", async () => {
  await expect(put('visits/one.txt', 'o-thief', 'stolen')).resolves.toMatchObject({
    status: 403,
    body: { error: { code: 'STORAGE_EXCEED_AUTHORITY' } },
  })
  const link = await linkFor('cloud://local-centre.local/visits/one.txt')
  await expect((await fetch(link?.tempFileURL ?? '')).text()).resolves.toBe('mine')
})

test('a function copies to a private path, and deletes', async () => {
  const copied = await outside().copyFile({
    fileList: [{ srcPath: 'visits/one.txt', dstPath: 'private/one.txt' }],
  })
  expect(copied.fileList).toMatchObject([{ code: 'SUCCESS' }])
  const fileID = 'cloud://local-centre.local/private/one.txt'
  expect((await linkFor(fileID))?.code).toBe('SUCCESS')
  await expect(deed(cloud, 'remove', { fileID })).resolves.toEqual([{ fileID, code: 'SUCCESS' }])
  expect((await linkFor(fileID))?.code).toBe('STORAGE_FILE_NONEXIST')
})

test('files are there after another start', async () => {
  await cloud.close()
  cloud = await startFixture({ dataDir: folder })
  const link = await linkFor('cloud://local-centre.local/visits/one.txt')
  await expect((await fetch(link?.tempFileURL ?? '')).text()).resolves.toBe('mine')
})
