import { make } from './dom'
import { onSetting, settings } from './settings'

const signal =
  '<rect x="0" y="8" width="3" height="4" rx="1"/><rect x="4.700" y="5.500" width="3" height="6.500" rx="1"/><rect x="9.400" y="3" width="3" height="9" rx="1"/><rect x="14.100" y="0" width="3" height="12" rx="1"/>'
const wave =
  '<path d="M8 9.200a3 3 0 0 1 2.100.9L8 12.200l-2.100-2.100A3 3 0 0 1 8 9.200Zm0-3.900c1.900 0 3.600.8 4.800 2L11.500 8.600a5 5 0 0 0-7 0L3.200 7.300A6.800 6.800 0 0 1 8 5.300Zm0-4c3 0 5.600 1.200 7.600 3.100l-1.300 1.300a9 9 0 0 0-12.600 0L.4 4.400A10.800 10.800 0 0 1 8 1.300Z"/>'
const battery =
  '<rect x=".5" y=".5" width="22" height="11" rx="3" fill="none" stroke="currentColor" opacity=".5"/><rect x="2" y="2" width="17" height="8" rx="1.800"/><path d="M24 4v4a2.200 2.200 0 0 0 0-4Z" opacity=".5"/>'

const sign = (body: string, width: number): HTMLElement => {
  const box = make('span', { class: 'status-sign' })
  box.innerHTML = `<svg width="${String(width)}" height="12" viewBox="0 0 ${String(width)} 12" fill="currentColor" aria-hidden="true">${body}</svg>`
  return box
}

/** Milliseconds that the local cloud's clock is ahead of this machine's. */
let ahead = 0

/** Shows the local cloud's time from now on, once it is known. */
export const setClock = (now: number): void => {
  ahead = now - Date.now()
  document.dispatchEvent(new Event('clock'))
}

const askClock = async (): Promise<void> => {
  const answer = await fetch('/local/clock')
  if (answer.ok) setClock(Date.parse(((await answer.json()) as { now: string }).now))
}

/** Time, network and battery at the top of the screen. */
export const drawStatusBar = (): HTMLElement => {
  const clock = make('span', { class: 'status-time' })
  const network = make('span', { class: 'status-network' }, sign(signal, 17), sign(wave, 16))
  const tick = (): void => {
    const now = new Date(Date.now() + ahead)
    const zone = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    clock.textContent = now.toLocaleTimeString('zh-CN', zone)
  }
  const showNetwork = (): void => {
    network.toggleAttribute('off', !settings.isOnline)
  }
  tick()
  showNetwork()
  void askClock()
  setInterval(tick, 10_000)
  // Somebody else may have set it.
  setInterval(() => void askClock(), 60_000)
  document.addEventListener('clock', tick)
  onSetting('isOnline', showNetwork)
  return make(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    clock,
    make('span', { class: 'status-signs' }, network, sign(battery, 26)),
  )
}
