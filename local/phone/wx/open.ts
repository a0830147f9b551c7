import { ask, askPermission, permissions } from '../shell/permission'
import { hooks } from '../shell/hooks'
import { settings } from '../shell/settings'
import { words } from '../shell/words'
import { api, Failure, text, type Api } from './api'

/** 开放接口: who one is, what one may, messages, sharing. */
export const open = (): Record<string, Api | ((...values: never[]) => unknown)> => ({
  login: api('login', () => ({ code: `local-${settings.as}` })),
  checkSession: api('checkSession', () => undefined),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'local', envVersion: 'develop', version: '' } }),
  authorize: api('authorize', async ({ scope }) => {
    if (!(await askPermission(text(scope), text(scope)))) throw new Failure('auth deny')
  }),
  getSetting: api('getSetting', () => ({ authSetting: permissions() })),
  requestSubscribeMessage: api('requestSubscribeMessage', async ({ tmplIds }) => {
    const ids = (tmplIds ?? []) as string[]
    if (ids.length === 0) throw new Failure("Templates can't be empty", { errCode: 10001 })
    const accepted = hooks.autoAccept || (await ask(words().wantsMessages, ids.join('\n')))
    if (accepted) await tellOutbox(ids)
    return Object.fromEntries(ids.map((id) => [id, accepted ? 'accept' : 'reject']))
  }),
  showShareMenu: api('showShareMenu', () => {
    sharing.isOffered = true
  }),
  hideShareMenu: api('hideShareMenu', () => {
    sharing.isOffered = false
  }),
  updateShareMenu: api('updateShareMenu', () => undefined),
  canIUse: (name: string) => known(name),
  getUpdateManager: () => ({
    // What is served here is always the newest build.
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => {
      setTimeout(() => {
        listener({ hasUpdate: false })
      }, 0)
    },
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => {
      window.location.reload()
    },
  }),
})

/** The local cloud sends, into its outbox, only what was agreed to. */
const tellOutbox = async (templateIds: string[]): Promise<void> => {
  if (!settings.isOnline) throw new Failure('request:fail', { errCode: 10002 })
  const headers = { 'content-type': 'application/json', 'x-local-openid': settings.as }
  await fetch('/local/outbox', { method: 'POST', headers, body: JSON.stringify({ templateIds }) })
}

/** Whether the menu offers to share. */
export const sharing = { isOffered: true }

let known: (name: string) => boolean = () => false

/** Tells `canIUse` what there is. */
export const provideKnown = (has: (name: string) => boolean): void => {
  known = has
}
