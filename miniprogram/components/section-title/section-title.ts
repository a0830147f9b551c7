/**
 * 小节标题 above a card.
 * @property title
 * @property note      plain words at the right (到 12:00，下午 14:00 开)
 * @property more      or a link at the right (全部 64 项)
 * @property moreIcon  the link's icon: 'right' follows it, any other stands before it
 * @event more         the link was pressed
 */
Component({
  properties: {
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    more: { type: String, value: '' },
    moreIcon: { type: String, value: 'right' },
  },
  methods: {
    pressMore() {
      this.triggerEvent('more')
    },
  },
})
