import path from 'node:path'
import { contextNames } from '../build/functions'
import { triggersOf } from '../build/trigger'
import { MEMORY_MEGABYTES, TIME_LIMIT_SECONDS } from '../functions/functions'
import { root } from '../root'
import { expectedKeys } from '../server/keys'

const sourceDir = path.join(root, 'cloudfunctions')

/** The CLI puts a variable of `.env.local` in its place, so that no key stands in a committed file. */
const fromEnvironment = (name: string): string => `{{env.${name}}}`

const functionOf = (name: string) => ({
  name,
  type: 'Event',
  runtime: 'Nodejs18.15',
  handler: 'index.main',
  timeout: TIME_LIMIT_SECONDS,
  memorySize: MEMORY_MEGABYTES,
  installDependency: false,
  envVariables: Object.fromEntries((expectedKeys[name] ?? []).map((key) => [key, fromEnvironment(key)])),
  triggers: triggersOf(sourceDir, name),
})

/**
 * What `tcb deploy` reads at the top of the repository: functions, the static pages, and the route by which the
 * pages find `site` on their own domain. Limits are those that functions run under here.
 *
 * Format: version 2.1 of docs.cloudbase.net/cli-v1/declarative-deploy/config, with functions/configs,
 * declarative-deploy/deploy (`hosting`) and http-gateway/gateway beside it; read in November 2026.
 */
export const cloudbaserc = async () => ({
  $schema: 'https://static.cloudbase.net/cli/cloudbaserc.schema.json',
  version: '2.1',
  envId: fromEnvironment('ENV_ID'),
  functionRoot: 'dist/cloudfunctions',
  functions: (await contextNames(sourceDir)).map(functionOf),
  hosting: [{ name: 'web', root: 'dist/web', framework: 'static', outputDir: './', deployPath: '/' }],
  gateway: {
    routes: [
      { path: '/http/site', target: 'function:site' },
      { path: '/site', target: 'function:site' },
      { path: '/', target: 'hosting:web' },
    ],
  },
})
