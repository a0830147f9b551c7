import { parseQuery } from '../shell/page'
import { Listeners } from './api'

/** How the mini-program was entered. */
export interface Entry {
  readonly path: string
  readonly query: Record<string, string>
  /** WeChat's number for the way in: 1001 from the list, 1047 by a scanned code. */
  readonly scene: number
}

/** Life of the mini-program as a whole: `App()`, and the listeners beside it. */
export class AppLife {
  instance: Record<string, unknown> | undefined
  readonly shows = new Listeners<Entry>()
  readonly hides = new Listeners<undefined>()
  readonly errors = new Listeners<string>()
  readonly rejections = new Listeners<{ reason: unknown }>()
  readonly missingPages = new Listeners<object>()
  private launched: Entry = { path: '', query: {}, scene: 1001 }
  private entered: Entry = this.launched

  /** Makes the entry of a page's address. */
  static entryOf(url: string, scene: number): Entry {
    const [route = '', ...search] = url.split('?')
    return { path: route.replace(/^\//, ''), query: parseQuery(search.join('?')), scene }
  }

  launch(options: Record<string, unknown> | undefined, entry: Entry): void {
    this.instance = options ?? {}
    this.launched = entry
    this.entered = entry
    this.call('onLaunch', this.tell(entry))
    this.enter(entry)
  }

  enter(entry: Entry): void {
    this.entered = entry
    this.call('onShow', this.tell(entry))
    this.shows.tell(entry)
  }

  leave(): void {
    this.call('onHide')
    this.hides.tell(undefined)
  }

  get api(): Record<string, (...values: never[]) => unknown> {
    return {
      getLaunchOptionsSync: () => this.tell(this.launched),
      getEnterOptionsSync: () => this.tell(this.entered),
      onAppShow: this.shows.on,
      offAppShow: this.shows.off,
      onAppHide: this.hides.on,
      offAppHide: this.hides.off,
      onError: this.errors.on,
      offError: this.errors.off,
      onUnhandledRejection: this.rejections.on,
      offUnhandledRejection: this.rejections.off,
      onPageNotFound: this.missingPages.on,
      offPageNotFound: this.missingPages.off,
    }
  }

  private tell(entry: Entry): object {
    return { ...entry, referrerInfo: {}, shareTicket: undefined, apiCategory: 'default' }
  }

  call(name: string, ...values: unknown[]): void {
    const method = this.instance?.[name]
    if (typeof method === 'function') Reflect.apply(method, this.instance, values)
  }
}
