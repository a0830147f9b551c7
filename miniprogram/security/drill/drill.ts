import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted, listed } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { openLinked } from '../../live/linked-file'
import { kindText } from '../drill-words'
import { t, words } from './words'

type View = Output<'security', 'drill'>

const shown = ({ title, kind, day, notes, people, files, mayAmend }: View) => ({
  name: title,
  about: dotted(kindText(kind), dateText(day)),
  notes,
  people: people.length === 0 ? t('nobody') : listed(people.map(({ name }) => name)),
  count: String(people.length),
  files: files.map(({ at, kind: fileKind }) => ({ at, kind: fileKind, title: t('file', { n: at + 1 }) })),
  mayAmend,
})
const nothing = (): ReturnType<typeof shown> | null => null

/** 看一次演练 (§30 §31) */
Page({
  behaviors: [page({ words }), fetching],
  data: { drill: nothing(), fileNote: '' },

  drillId: '',

  onLoad({ drillId = '' }: Record<string, string | undefined>) {
    this.drillId = drillId
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('security', 'drill', { drillId: this.drillId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', drill: shown(answer.value) })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  amend() {
    go(`/security/log/log?drillId=${this.drillId}`)
  },
  async openPaper({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const answer = await call('security', 'drillFile', { drillId: this.drillId, at })
    this.setData({ fileNote: await openLinked(answer, t('file', { n: at + 1 })) })
  },
})
