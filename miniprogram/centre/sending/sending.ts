import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { momentText } from '../../i18n/time'
import { t, words } from './words'

type Topic = Output<'messages', 'sending'>['topics'][number]

const NO_RIGHT = -604_101

const mending = (code: number): string => {
  if (code === NO_RIGHT) return t('faultRight')
  return t(code === 40037 ? 'fault40037' : code === 47003 ? 'fault47003' : 'faultOther')
}

const shown = ({ topic, isConfigured, fault, ...counts }: Topic) => {
  const rows = (['sent', 'waiting', 'inboxOnly', 'refused', 'failed'] as const)
    .filter((key) => key === 'sent' || counts[key] > 0)
    .map((key) => ({
      key,
      title: t(key),
      caption: key === 'inboxOnly' || key === 'refused' ? t(`${key}Note`) : '',
      value: t('count', { n: counts[key] }),
    }))
  return {
    topic,
    title: t(topic),
    isConfigured,
    rows,
    fault: fault === undefined ? '' : t('fault', { code: String(fault.code), at: momentText(fault.at) }),
    mending: fault === undefined ? '' : mending(fault.code),
  }
}

Page({
  behaviors: [page({ words }), fetching],
  data: { topics: [] as ReturnType<typeof shown>[] },

  onPullDownRefresh() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('messages', 'sending', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', topics: answer.value.topics.map(shown) })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
})
