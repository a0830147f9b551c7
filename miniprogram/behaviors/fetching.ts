import { begin, end, retryWhenBack } from '../live/open'

/** A page that shows what it fetches, and `blank` (loading, offline, failed, empty …) as long as it has nothing. */
interface Fetching {
  readonly data: { readonly blank: string }
  setData(data: { blank: string }): void
  fetch(): Promise<unknown>
  retry(): void
}

/**
 * What every page has that shows what it fetches: it fetches each time it comes into view, after a change of
 * language, when somebody asks again, and by itself when the network is back. A page that has an `onLanguage()` or
 * `retry()` of its own keeps it. Pulling stays with the page: `onPullDownRefresh()` is no method of a behaviour.
 */
export const fetching = Behavior({
  data: { blank: 'loading', blankText: '' },
  lifetimes: {
    detached() {
      end(this)
    },
  },
  pageLifetimes: {
    show() {
      const own = this as unknown as Fetching
      begin(this, retryWhenBack(own))
      void own.fetch()
    },
    hide() {
      end(this)
    },
  },
  methods: {
    onLanguage() {
      void (this as unknown as Fetching).fetch()
    },
    retry() {
      const own = this as unknown as Fetching
      own.setData({ blank: 'loading' })
      void own.fetch()
    },
  },
})
