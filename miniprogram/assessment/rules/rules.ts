import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { go } from '../../live/go'
import { pointsText, withUnit } from '../assessment-words'
import { ruleRow, type RuleRow, type Rules, versionText } from '../rule-words'
import { t, words } from './words'

const chipOf = ({ no, current }: Rules) =>
  no === current
    ? { chip: 'ok', chipText: t('inForce') }
    : no > current
      ? { chip: 'waiting', chipText: t('later') }
      : { chip: 'cancelled', chipText: t('past') }

const frameRows = ({ frame }: Rules) =>
  [
    { key: 'conduct', title: t('conduct'), value: withUnit(pointsText(frame.conduct)) },
    { key: 'evaluation', title: t('evaluation'), value: withUnit(pointsText(frame.evaluation)) },
    { key: 'bonus', title: t('bonus'), value: withUnit(pointsText(frame.bonus)) },
    { key: 'excellent', title: t('excellent'), value: t('from', { points: pointsText(frame.excellent) }) },
    { key: 'pass', title: t('pass'), value: t('from', { points: pointsText(frame.pass) }) },
  ] as const

/** 考核细则 (§14): what each row is worth, in force now or in another version. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    no: 0,
    chip: '',
    chipText: '',
    reason: '',
    /** A version that is set and not in force yet. */
    coming: '',
    versions: [] as { no: number; label: string }[],
    version: 0,
    frame: [] as ReturnType<typeof frameRows>[number][],
    counted: [] as RuleRow[],
    byHand: [] as RuleRow[],
    canChange: false,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const { no } = this.data
    const answer = await call('assessment', 'rules', no === 0 ? {} : { no })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { value } = answer
    const next = value.versions.find((one) => one.no === value.newest && one.no > value.current)
    this.setData({
      blank: '',
      ...chipOf(value),
      reason: value.no === 1 ? '' : value.reason,
      coming: next === undefined || next.no === value.no ? '' : versionText(next),
      versions: value.versions.map((one) => ({ no: one.no, label: versionText(one) })),
      version: Math.max(
        0,
        value.versions.findIndex((one) => one.no === value.no),
      ),
      frame: [...frameRows(value)],
      counted: value.rules.filter(({ isCounted }) => isCounted).map(ruleRow),
      byHand: value.rules.filter(({ isCounted }) => !isCounted).map(ruleRow),
      canChange: value.canChange,
    })
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: this.data.versions[Number(detail.value)]?.no ?? 0 })
    void this.fetch()
  },
  change() {
    go('/assessment/edit/edit')
  },
})
