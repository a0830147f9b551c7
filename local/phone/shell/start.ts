import './phone.css'
import type { Program } from '../program'
import { provideNavigation } from '../runtime/navigator'
import { provideOpenType } from '../runtime/open-type'
import { watchTouches } from '../runtime/touch'
import { AppLife } from '../wx/app'
import { makeWx } from '../wx/wx'
import { screen } from './dom'
import { drawFrame } from './frame'
import { hooks, report } from './hooks'
import { drawCapsule, openTypeOf } from './menu'
import { Modules } from './modules'
import { presetChoices } from './choices'
import { change, onSetting, restart, startUrl } from './settings'
import { Space } from './space'
import { PageStack } from './stack'
import { drawStatusBar } from './status-bar'
import { provideTheme, themeNow } from './theme'

declare global {
  var startPhone: (program: Program) => void
}

type Navigation = Record<string, (options: object) => Promise<unknown>>

const methodOf: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

const followTheme = (): void => {
  const paint = (): void => {
    document.documentElement.dataset.theme = themeNow()
  }
  paint()
  onSetting('theme', paint)
}

globalThis.startPhone = (program) => {
  provideTheme(program)
  followTheme()
  presetChoices()
  document.body.append(drawFrame(screen()))
  const space = new Space(program)
  const app = new AppLife()
  const getCurrentPages = (): unknown[] =>
    stack.open.filter((page) => page.isCreated).map((page) => page.caller)
  const modules: Modules = new Modules(program, () => ({
    ...space.definers(),
    wx,
    getApp: () => app.instance,
    getCurrentPages,
  }))
  const stack = new PageStack(space, modules)
  const wx = makeWx(stack, app, program)
  screen().append(drawStatusBar(), drawCapsule(stack))
  provideOpenType(openTypeOf(stack))
  provideNavigation((kind, options) => {
    const move = (wx as Navigation)[methodOf[kind] ?? '']
    return move === undefined
      ? Promise.reject(new Error(`navigator: open-type ${kind} is not there`))
      : move(options)
  })
  watchTouches(screen(), (dom) => {
    const webview =
      dom instanceof Node ? (dom instanceof Element ? dom : dom.parentElement)?.closest('.webview') : null
    if (webview === null || webview === undefined) return undefined
    const { left, top } = webview.getBoundingClientRect()
    return { left, top, scrollTop: webview.querySelector('.scroller')?.scrollTop ?? 0 }
  })
  installHooks(stack, app)
  const [entry = ''] = program.app.pages
  const url = startUrl === null ? `/${entry}` : `/${startUrl.replace(/^\//, '')}`
  try {
    modules.load('app')
    app.launch(space.app, AppLife.entryOf(url, 1001))
    stack.reLaunch(url)
    performance.mark('first-page')
  } catch (error) {
    report(error, 'start')
  }
}

const installHooks = (stack: PageStack, app: AppLife): void => {
  hooks.stack = () => stack.open.map(({ path }) => path)
  hooks.page = () => stack.current?.caller
  hooks.app = () => app.instance
  hooks.setNetwork = (isOnline) => {
    change('isOnline', isOnline)
  }
  hooks.setTheme = (theme) => {
    change('theme', theme)
  }
  hooks.setMode = (mode) => {
    restart({ mode })
  }
  hooks.goto = (url) => {
    const target = url.startsWith('/') ? url : `/${url}`
    app.enter(AppLife.entryOf(target, 1047))
    stack.reLaunch(target)
    return Promise.resolve()
  }
  window.addEventListener('error', ({ message }) => {
    app.errors.tell(message)
    app.call('onError', message)
  })
  window.addEventListener('unhandledrejection', ({ reason }) => {
    app.rejections.tell({ reason: reason as unknown })
    app.call('onUnhandledRejection', { reason: reason as unknown })
  })
  document.addEventListener('visibilitychange', () => {
    const isVisible = document.visibilityState === 'visible'
    stack.setVisible(isVisible)
    if (isVisible)
      app.enter({ path: stack.current?.path ?? '', query: stack.current?.query ?? {}, scene: 1001 })
    else app.leave()
  })
}
