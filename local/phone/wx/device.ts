import { hooks } from '../shell/hooks'
import { make } from '../shell/dom'
import { scan } from '../shell/scanner'
import { showActionSheet } from '../shell/dialog'
import { showToast } from '../shell/toast'
import { words } from '../shell/words'
import { api, Failure, Listeners, text, type Api } from './api'

let clipboard = ''

/** 设备: vibration, calls, clipboard, scanner, screen, keyboard. */
export const device = (): Record<string, Api | ((...values: never[]) => unknown)> => {
  const captures = new Listeners<unknown>()
  return {
    vibrateShort: api('vibrateShort', ({ type }) => {
      hooks.vibrations.push(text(type, 'medium'))
    }),
    vibrateLong: api('vibrateLong', () => {
      hooks.vibrations.push('long')
    }),
    makePhoneCall: api('makePhoneCall', async ({ phoneNumber }) => {
      const number = text(phoneNumber)
      if (!hooks.autoAccept && (await showActionSheet([`${words().call} ${number}`], '')) === undefined)
        throw new Failure('cancel')
      hooks.deeds.push(`call ${number}`)
    }),
    setClipboardData: api('setClipboardData', ({ data }) => {
      clipboard = text(data)
      hooks.deeds.push(`copy ${clipboard}`)
      // WeChat says so itself.
      showToast({ title: words().copied, icon: 'none', image: '', duration: 1500, mask: false })
      return { data: clipboard }
    }),
    getClipboardData: api('getClipboardData', () => ({ data: clipboard })),
    scanCode: api('scanCode', async () => {
      const result = await scan()
      if (result === undefined) throw new Failure('cancel')
      return {
        result,
        scanType: 'QR_CODE',
        charSet: 'utf-8',
        path: pathOf(result),
        rawData: btoa(encodeURI(result)),
      }
    }),
    setKeepScreenOn: api('setKeepScreenOn', ({ keepScreenOn }) => {
      hooks.deeds.push(`keep screen ${keepScreenOn === true ? 'on' : 'free'}`)
    }),
    hideKeyboard: api('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }),
    onUserCaptureScreen: captures.on,
    offUserCaptureScreen: captures.off,
    base64ToArrayBuffer: (base64: string) =>
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) =>
      btoa([...new Uint8Array(buffer)].map((byte) => String.fromCharCode(byte)).join('')),
    getRandomValues: api('getRandomValues', ({ length }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(Number(length))).buffer,
    })),
    createInnerAudioContext: innerAudioContext,
  }
}

/** A mini-program code names a page; other codes do not. */
const pathOf = (result: string): string => (/^\/?pages\//.test(result) ? result.replace(/^\//, '') : '')

/** Sound: played by the browser where it may, always told to tests. */
const innerAudioContext = (): object => {
  const player = make('audio')
  const events = ['play', 'pause', 'ended', 'error', 'canplay', 'timeupdate'] as const
  const on: Record<string, (listener: () => void) => void> = {}
  for (const name of events)
    on[`on${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`] = (listener) => {
      player.addEventListener(name, listener)
    }
  const context = {
    ...on,
    autoplay: false,
    loop: false,
    volume: 1,
    set src(value: string) {
      player.src = /^(https?|data|blob):/.test(value) ? value : `./files/${value.replace(/^\//, '')}`
      hooks.spoken.push(value)
      if (context.autoplay) context.play()
    },
    get src(): string {
      return player.src
    },
    play: () => {
      Object.assign(player, { loop: context.loop, volume: context.volume })
      // Before the first touch a browser plays nothing; WeChat would.
      player.play().catch(() => player.dispatchEvent(new Event('ended')))
    },
    pause: () => {
      player.pause()
    },
    stop: () => {
      player.pause()
      player.currentTime = 0
    },
    seek: (seconds: number) => {
      player.currentTime = seconds
    },
    destroy: () => {
      player.pause()
      player.removeAttribute('src')
    },
  }
  return context
}
