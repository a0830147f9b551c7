import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPhone } from '../../../local/phone/build/build'

/** The phone with the fixture's mini-program, built into a folder of its own and served. */
export interface Site {
  readonly origin: string
  /** For tests that answer WebSockets. */
  readonly server: Server
  /** Bodies of `POST /call/…` and `/local/…`, with who sent them. */
  readonly calls: { path: string; as: string | undefined; body: unknown }[]
  close(): Promise<void>
}

export const fixtureDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), 'fixture')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

const people = [
  { openid: 'visitor', name: '张同学', role: '学生' },
  { openid: 'clerk', name: '王晓岚', role: '窗口人员' },
]

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Builds and serves the phone on a free port. */
export const openSite = async (): Promise<Site> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'local-phone-'))
  await buildPhone({ miniprogramDir: fixtureDir, outDir: folder })
  const calls: Site['calls'] = []
  const json = (response: ServerResponse, value: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'request-1' })
    response.end(JSON.stringify(value))
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (request.method === 'POST') {
      const as = request.headers['x-local-openid']
      const text = await bodyOf(request)
      const body: unknown = text.startsWith('{') ? JSON.parse(text) : text
      calls.push({ path: pathname, as: as?.toString(), body })
      if (pathname === '/storage/upload') json(response, { fileID: 'cloud://local/1' })
      else if (pathname === '/call/broken') json(response, { code: 'FUNCTIONS_EXECUTE_FAIL' }, 500)
      else json(response, { ok: true, value: calls.length })
      return
    }
    if (pathname === '/local/people') json(response, people)
    else if (pathname === '/local/clock') json(response, { now: '2026-11-27T02:12:00.000Z' })
    else {
      const file = path.join(folder, pathname === '/' ? 'index.html' : pathname)
      if (!existsSync(file)) json(response, { missing: pathname }, 404)
      else {
        response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
        response.end(await readFile(file))
      }
    }
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    server,
    calls,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
