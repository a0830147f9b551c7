import { words } from '../../behaviors/words'
import { go } from '../../live/go'
import { fetchMe, me, type Me } from '../../live/me'
import { t } from './words'

const mayRead = (mine: Me | undefined): boolean =>
  mine?.workspaces.some(({ role }) => role === 'centreAdmin' || role === 'steeringOffice') === true

/**
 * 留痕: leads from a thing's own page to what was changed about it and by whom. Nothing for whoever may not read the
 * audit.
 * @property about  the thing's number, or a sheet's code
 */
Component({
  behaviors: [words()],
  properties: { about: { type: String, value: '' } },
  data: { isShown: false, title: '' },
  methods: {
    onLanguage() {
      this.setData({ title: t('title') })
      void this.look()
    },
    async look() {
      // A page that was opened by itself doesn't know yet who looks at it.
      if (me() === undefined) await fetchMe()
      this.setData({ isShown: mayRead(me()) })
    },
    open() {
      go(`/centre/audit/audit?about=${encodeURIComponent(this.data.about)}`)
    },
  },
})
