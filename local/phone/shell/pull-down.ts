import type { WindowConfig } from '../program'
import { make } from './dom'

const distance = 60

/** Pull to refresh: three dots behind the page's top, shown while a refresh runs. */
export class PullDown {
  private readonly dots = make(
    'div',
    { class: 'pull-dots', 'aria-hidden': 'true' },
    make('i'),
    make('i'),
    make('i'),
  )
  private startY: number | undefined
  private pulled = 0
  private isRunning = false

  constructor(
    webview: HTMLElement,
    private readonly scroller: HTMLElement,
    config: WindowConfig,
    private readonly onRefresh: () => void,
  ) {
    webview.append(this.dots)
    if (config.enablePullDownRefresh !== true) return
    webview.addEventListener(
      'touchstart',
      (event) => {
        this.begin(event.touches[0]?.clientY)
      },
      { passive: true },
    )
    webview.addEventListener(
      'touchmove',
      (event) => {
        if (this.pull(event.touches[0]?.clientY) && event.cancelable) event.preventDefault()
      },
      { passive: false },
    )
    webview.addEventListener('touchend', () => {
      this.release()
    })
    webview.addEventListener('touchcancel', () => {
      this.release()
    })
    webview.addEventListener('mousedown', (event) => {
      this.begin(event.clientY)
    })
    window.addEventListener('mousemove', (event) => {
      if (event.buttons === 1) this.pull(event.clientY)
    })
    window.addEventListener('mouseup', () => {
      this.release()
    })
  }

  /** Shows the dots and runs the page's refresh, as `wx.startPullDownRefresh` does. */
  start(): void {
    if (this.isRunning) return
    this.isRunning = true
    this.shift(distance, true)
    this.onRefresh()
  }

  stop(): void {
    if (!this.isRunning) return
    this.isRunning = false
    this.shift(0, true)
  }

  private begin(y: number | undefined): void {
    this.startY = !this.isRunning && this.scroller.scrollTop <= 0 ? y : undefined
  }

  private pull(y: number | undefined): boolean {
    if (this.startY === undefined || y === undefined) return false
    const moved = y - this.startY
    if (moved <= 0 && this.pulled === 0) return false
    this.pulled = Math.max(0, moved * 0.5)
    this.shift(this.pulled, false)
    return this.pulled > 0
  }

  private release(): void {
    if (this.startY === undefined) return
    this.startY = undefined
    const { pulled } = this
    this.pulled = 0
    if (pulled >= distance) this.start()
    else if (pulled > 0) this.shift(0, true)
  }

  private shift(by: number, isAnimated: boolean): void {
    this.scroller.style.transition = isAnimated ? 'top 200ms' : 'none'
    this.scroller.style.top = by === 0 ? '' : `${String(by)}px`
    this.dots.toggleAttribute('shown', by > 0)
  }
}
