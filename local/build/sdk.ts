import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'esbuild'

/** Packages and SDK files that no function uses, with what of the SDK is lost by leaving them out. */
const absent: Readonly<Record<string, string>> = {
  '@cloudbase/ai': 'cloudbase.ai()',
  '@cloudbase/app': 'cloudbase.ai()',
  '@cloudbase/wx-cloud-client-sdk': 'cloudbase.models, .mysql and .rdb',
  'web-streams-polyfill': 'cloudbase.ai()',
  axios: 'cloudbase.requestClient',
  jsonwebtoken: 'auth().createTicket()',
  xml2js: 'uploadFile()',
  'http-proxy-agent': 'init({ proxy })',
  'https-proxy-agent': 'init({ proxy })',
  'mime-types': 'multipart fields with a file name',
  'retry/lib/retry_operation': 'retryOptions',
  retry: 'retryOptions',
}
const absentFiles: readonly [RegExp, string][] = [
  [/@cloudbase[\\/]database[\\/]dist[\\/]commonjs[\\/]realtime[\\/]websocket-client\.js$/, 'watch()'],
  [/@cloudbase[\\/]node-sdk[\\/]dist[\\/]ai[\\/]index\.js$/, 'cloudbase.ai()'],
]

/** Stands for what was left out: may be imported and named, throws by name as soon as it is touched. */
const absentSource = (name: string, lost: string): string => `
const refuse = () => { throw new Error(${JSON.stringify(`${name} is left out of this bundle; without it there is no ${lost}`)}) }
const quiet = new Set(['__esModule', 'prototype', 'name', 'length'])
module.exports = new Proxy(function () {}, {
  get: (target, key) => key === 'default' ? module.exports : typeof key === 'symbol' || quiet.has(key) ? target[key] : refuse(),
  apply: refuse,
  construct: refuse,
})`

const lazily = `
const __lazily = (load) => {
  let loaded
  const real = () => (loaded ??= load())
  return new Proxy(function () {}, {
    get: (_, key) => real()[key],
    apply: (_, self, given) => Reflect.apply(real(), self, given),
    construct: (_, given) => Reflect.construct(real(), given),
  })
}
`

interface Edit {
  readonly file: RegExp
  readonly from: RegExp
  readonly to: string
}

/** What is used now and then is loaded at its first use: https, multipart bodies and WeChat's open interfaces. */
const edits: readonly Edit[] = [
  {
    file: /node-sdk[\\/]dist[\\/]utils[\\/]request-core\.js$/,
    from: /(const (?:https|form_data)_1 = )(__importDefault\(require\("[a-z-]+"\)\));/g,
    to: '$1__lazily(() => $2);',
  },
  {
    file: /agentkeepalive[\\/]index\.js$/,
    from: /(module\.exports\.HttpsAgent = )(require\('\.\/lib\/https_agent'\));/g,
    to: '$1__lazily(() => $2);',
  },
  {
    file: /wx-server-sdk[\\/]index\.js$/,
    from: /(__webpack_require__\([^)]*"(?:\.\/src\/protobuf\/openapi\.js|json-bigint)"\))/g,
    to: '__lazily(() => $1)',
  },
  {
    file: /wx-server-sdk[\\/]index\.js$/,
    from: /(const JSONBigInt = )(JSONBigIntDefault\(\{[^}]*\}\));/g,
    to: '$1__lazily(() => $2);',
  },
  // Without the parser of its answer an upload would fail after the file was stored: let it fail before.
  {
    file: /node-sdk[\\/]dist[\\/]storage[\\/]index\.js$/,
    from: /(async function uploadFile\([^)]*\) \{)/g,
    to: '$1 void xml2js_1.parseString;',
  },
]

/** Applies the rows that name this file; a row that no longer fits its file is an error, so that an SDK update shows. */
const edited = (file: string, source: string): string => {
  const rows = edits.filter((edit) => edit.file.test(file))
  const text = rows.reduce((before, { from, to }) => {
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${path.basename(file)} has changed: ${String(from)} finds nothing`)
    return after
  }, source)
  return lazily + text
}

/** Image types are all that WeChat's interfaces take; the whole table of media types is 200 KB. */
const imageTypes = (table: string): string => {
  const types = JSON.parse(table) as Record<string, unknown>
  return JSON.stringify(
    Object.fromEntries(Object.entries(types).filter(([name]) => name.startsWith('image/'))),
  )
}

/**
 * esbuild plugin: one node-sdk for both SDKs, what is never used left out (throwing by name when touched), what is
 * seldom used loaded late.
 */
export const trimSdk: Plugin = {
  name: 'trim-sdk',
  setup(build) {
    const names = Object.keys(absent).map((name) => name.replace(/[/\\^$*+?.()|[\]{}-]/g, '\\$&'))
    build.onResolve({ filter: new RegExp(`^(?:${names.join('|')})$`) }, ({ path: name }) => ({
      path: name,
      namespace: 'absent',
    }))
    build.onLoad({ filter: /./, namespace: 'absent' }, ({ path: name }) => ({
      contents: absentSource(name, absent[name] ?? name),
      loader: 'js',
    }))
    build.onLoad({ filter: /[\\/]mime-db[\\/]db\.json$/ }, async ({ path: file }) => ({
      contents: imageTypes(await readFile(file, 'utf8')),
      loader: 'json',
    }))
    // wx-server-sdk pins an older copy of node-sdk; its wire format is the same.
    build.onResolve({ filter: /^@cloudbase\/node-sdk$/ }, ({ importer, kind }) =>
      importer.includes('wx-server-sdk')
        ? build.resolve('@cloudbase/node-sdk', { kind, resolveDir: path.dirname(path.dirname(importer)) })
        : undefined,
    )
    build.onLoad({ filter: /[\\/](?:websocket-client|ai[\\/]index)\.js$/ }, ({ path: file }) => {
      const lost = absentFiles.find(([pattern]) => pattern.test(file))?.[1]
      return lost === undefined
        ? undefined
        : { contents: absentSource(path.basename(file), lost), loader: 'js' }
    })
    build.onLoad(
      { filter: /(?:request-core|agentkeepalive[\\/]index|wx-server-sdk[\\/]index|storage[\\/]index)\.js$/ },
      async ({ path: file }) =>
        edits.some((edit) => edit.file.test(file))
          ? { contents: edited(file, await readFile(file, 'utf8')), loader: 'js' }
          : undefined,
    )
  },
}
