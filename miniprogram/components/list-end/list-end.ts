import { words } from '../../behaviors/words'

/**
 * 列表末尾: says that more is coming, that it did not come, or that this was all.
 * @property busy    more is on its way
 * @property failed  it did not come; pressed, the page tries again
 * @property all     there is no more
 * @event retry      pressed after a failure
 */
Component({
  behaviors: [words('listMore', 'listMoreFailed', 'listEnd')],
  properties: {
    busy: { type: Boolean, value: false },
    failed: { type: Boolean, value: false },
    all: { type: Boolean, value: false },
  },
  methods: {
    retry() {
      if (this.data.failed) this.triggerEvent('retry')
    },
  },
})
