import { words } from '../../behaviors/words'
import { fetchDesk, keptDesk, type HelpDesk } from '../../live/desk'
import { go } from '../../live/go'

/**
 * 导办台: whom to ask (§18). Its place, which leads to the way on the plan, and its phone, which calls; both from the
 * database. Two rows for a card or a note; nothing while the place is unknown.
 * @property plain  rows in body type
 */
Component({
  behaviors: [words('helpDesk', 'helpDeskPhone')],
  properties: { plain: { type: Boolean, value: false } },
  data: { desk: null as HelpDesk | null },
  methods: {
    onLanguage() {
      void this.fetch()
    },
    async fetch() {
      this.setData({ desk: keptDesk() ?? null })
      this.setData({ desk: (await fetchDesk()) ?? null })
    },
    way() {
      const placeId = this.data.desk?.placeId
      if (placeId !== undefined) go(`/pages/map/map?to=${placeId}`)
    },
    phone() {
      const phoneNumber = this.data.desk?.phone ?? ''
      if (phoneNumber !== '') wx.makePhoneCall({ phoneNumber, fail: () => undefined })
    },
  },
})
