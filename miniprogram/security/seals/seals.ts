import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe } from '../../live/me'
import { sealRow } from '../seal-words'
import { t, words } from './words'

type Row = ReturnType<typeof sealRow>

/** 印章、资料 (§30): what is out first, then what I keep, then my window's. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    out: [] as Row[],
    mine: [] as Row[],
    others: [] as Row[],
    canConfirm: false,
    isRegistrar: false,
    done: '',
    doneText: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const [answer, me] = await Promise.all([call('security', 'mySeals', {}), fetchMe()])
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { seals } = answer.value
    const inPlace = seals.filter(({ state }) => state === 'in')
    this.setData({
      blank: '',
      out: seals.filter(({ state }) => state === 'out').map(sealRow),
      mine: inPlace.filter(({ isMine }) => isMine).map(sealRow),
      others: inPlace.filter(({ isMine }) => !isMine).map(sealRow),
      canConfirm: inPlace.some(({ isMine, isConfirmed }) => isMine && !isConfirmed),
      isRegistrar: me.ok && me.value.workspaces.some(({ role }) => role === 'unitHead'),
    })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/security/seal/seal?sealId=${id}`)
  },
  openRegister() {
    go('/security/register/register')
  },
  async confirm() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null, done: '' })
    const answer = await attempt(this, 'security', 'confirmSeals', {})
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const { confirmed, left, out } = answer.value
    this.setData({
      done: t('confirmed', { n: confirmed }),
      doneText: dotted(
        left === 0 ? '' : t('someLeft', { n: left }),
        out === 0 ? '' : t('someOut', { n: out }),
      ),
    })
    await this.fetch()
  },
})
