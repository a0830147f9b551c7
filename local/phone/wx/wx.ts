import type { Program } from '../program'
import { hooks } from '../shell/hooks'
import type { PageStack } from '../shell/stack'
import { createAnimation } from './animation'
import type { AppLife } from './app'
import { cloud } from './cloud'
import { device } from './device'
import { USER_DATA_PATH, fileSystem } from './files'
import { interaction } from './interaction'
import { PhoneIntersectionObserver } from './intersection'
import { location } from './location'
import { media } from './media'
import { navigation } from './navigation'
import { network } from './network'
import { open, provideKnown } from './open'
import { pageUi } from './page-ui'
import { SelectorQuery, type Caller } from './selector-query'
import { storage } from './storage'
import { system } from './system'
import { transfer } from './transfer'

/** A table of APIs in which calling what isn't there throws by name, so that nothing differs in silence. */
const strict = (prefix: string, table: Record<string, unknown>): object =>
  new Proxy(table, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name === 'then' || name === 'toJSON' || name in target)
        return Reflect.get(target, name) as unknown
      return () => {
        hooks.missing.push(`${prefix}.${name}`)
        throw new Error(`${prefix}.${name} is not available in the local phone`)
      }
    },
  })

/** `wx`, put together from its groups. */
export const makeWx = (stack: PageStack, app: AppLife, program: Program): object => {
  const page = (): Caller => {
    if (stack.current === undefined) throw new Error('there is no page')
    return stack.current.caller as unknown as Caller
  }
  const files = strict('FileSystemManager', fileSystem())
  const table: Record<string, unknown> = {
    ...navigation(stack),
    ...interaction(),
    ...pageUi(stack),
    ...storage(),
    ...system(stack, program),
    ...network(),
    ...device(),
    ...location(),
    ...media(),
    ...open(),
    ...transfer(),
    ...app.api,
    env: { USER_DATA_PATH },
    cloud: strict('wx.cloud', cloud()),
    getFileSystemManager: () => files,
    createAnimation,
    createSelectorQuery: () => new SelectorQuery(() => page()._$.getShadowRoot()),
    createIntersectionObserver: (caller: Caller | undefined, options: object = {}) =>
      new PhoneIntersectionObserver(caller ?? page(), options),
    nextTick: (callback: () => void) => {
      setTimeout(callback, 0)
    },
  }
  provideKnown((name) => (name.split('.')[0] ?? '') in table)
  return strict('wx', table)
}
