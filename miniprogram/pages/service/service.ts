import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { dotted, listed } from '../../i18n/phrases'
import { openBlankForm } from '../../live/blank-form'
import type { Failed } from '../../live/failed'
import { freshHall, linesFor, onHall, refreshHall } from '../../live/hall'
import { begin, end, every, retryWhenBack } from '../../live/open'
import { goStep, type Refused } from '../../live/refused'
import { fetchSheet, keptSheet, type Sheet } from '../../live/sheets'
import { takeNumber } from '../../live/taking'
import { tick, ticked } from '../../live/ticked'
import {
  type BlankForm,
  blankForms,
  facts,
  items,
  joint,
  others,
  where,
  type Fact,
  type Other,
  type Where,
} from './shown'
import { t, words } from './words'
import { go } from '../../live/go'

type Office = Sheet['office'] | null

Page({
  behaviors: [page({ words })],
  data: {
    code: '',
    blank: 'loading',
    blankTitle: '',
    blankText: '',
    isStale: false,
    name: '',
    caption: '',
    where: null as Where | null,
    others: [] as Other[],
    office: null as Office,
    officeTitle: '',
    hasNoWindow: false,
    items: [] as Item[],
    forms: [] as BlankForm[],
    /** The form that is being fetched. */
    opening: '',
    notOpened: null as Failed | null,
    facts: [] as Fact[],
    steps: [] as string[],
    basis: [] as string[],
    joint: '',
    consult: '',
    complaint: '',
    online: false,
    onlineLink: '',
    isUnfolded: false,
    chosen: '',
    small: [] as { key: string; icon: string; label: string }[],
    isTaking: false,
    refused: null as Refused | null,
  },

  onLoad({ code = '' }: Record<string, string | undefined>) {
    this.setData({ code: decodeURIComponent(code) })
    const kept = keptSheet(this.data.code)
    if (kept !== undefined) this.show(kept)
    void this.fetch()
  },
  onShow() {
    begin(
      this,
      onHall((answer) => {
        this.setData({ isStale: !answer.ok })
        // Days are worded by the server's clock, which may be heard only now.
        const sheet = keptSheet(this.data.code)
        if (sheet !== undefined) this.show(sheet)
      }),
      retryWhenBack(this),
      every(20, () => void refreshHall()),
    )
    freshHall(15)
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void refreshHall()
    void this.fetch()
  },
  onLanguage() {
    void refreshHall()
    void this.fetch()
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return { title: this.data.name, path: `/pages/service/service?code=${this.data.code}` }
  },

  async fetch() {
    const answer = await fetchSheet(this.data.code)
    void wx.stopPullDownRefresh()
    if (answer.ok) {
      this.setData({ isStale: false })
      this.show(answer.value)
      return
    }
    if (this.data.blank === '') {
      this.setData({ isStale: true })
      return
    }
    const isGone = answer.error.code === 'SHEET_UNKNOWN'
    this.setData({
      blank: isGone ? 'empty' : kindOf(answer.error.code),
      blankTitle: t(isGone ? 'gone' : 'failed'),
      blankText: answer.error.message,
    })
  },
  retry() {
    if (this.data.blank === 'empty') {
      go('/pages/search/search')
      return
    }
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(sheet: Sheet) {
    this.setData({
      blank: '',
      name: sheet.name,
      caption: dotted(sheet.unitName, sheet.code, t('for', { audience: listed(sheet.audience) })),
      items: items(sheet, ticked(sheet.code)),
      forms: blankForms(sheet),
      facts: facts(sheet),
      steps: sheet.steps,
      basis: sheet.basis,
      joint: joint(sheet),
      consult: sheet.consultPhone,
      complaint: sheet.complaintPhone,
      online: sheet.onlineHall,
      onlineLink: sheet.onlineLink ?? '',
      office: sheet.office ?? null,
      officeTitle:
        sheet.office === undefined || sheet.office.office === ''
          ? t('noWindowHere')
          : t('noWindowText', { office: `${sheet.office.unitName} ${sheet.office.office}` }),
      hasNoWindow: sheet.lineId === undefined,
    })
    this.showLines()
  },
  showLines() {
    const lines = linesFor(this.data.code)
    const line = lines.find(({ lineId }) => lineId === this.data.chosen) ?? lines[0]
    this.setData({
      where: line === undefined ? null : where(line),
      others: line === undefined ? [] : others(lines, line.lineId),
      small: line === undefined ? [] : [{ key: 'way', icon: 'walk', label: t('way') }],
    })
  },

  take() {
    const { where: place, code } = this.data
    if (place !== null) void takeNumber(this, place.lineId, code)
  },
  step() {
    const { refused } = this.data
    if (refused?.step === 'again') this.take()
    else goStep(refused?.step ?? '')
  },
  way() {
    const to = this.data.where?.windowId ?? ''
    if (to !== '') go(`/pages/map/map?to=${to}`)
  },
  opinion() {
    const { windowId = '', windowNo = '' } = this.data.where ?? {}
    go(`/my/opinion/opinion?windowId=${windowId}&no=${windowNo}`)
  },
  complain() {
    go(`/complaints/file/file?service=${this.data.code}`)
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ chosen: (currentTarget.dataset as { line: string }).line, refused: null })
    this.showLines()
    void wx.pageScrollTo({ scrollTop: 0 })
  },
  toggle({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    tick(this.data.code, detail.key, detail.checked)
    const index = this.data.items.findIndex(({ key }) => key === detail.key)
    if (index >= 0) this.setData({ [`items[${index}].checked`]: detail.checked })
  },
  async openForm({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: string }
    const form = this.data.forms.find((one) => one.key === key)
    if (form === undefined || this.data.opening !== '') return
    this.setData({ opening: key, notOpened: null })
    const notOpened = (await openBlankForm(this.data.code, key, form.name)) ?? null
    this.setData({ opening: '', notOpened })
    // Another version may have come since this one was read.
    if (notOpened !== null) void this.fetch()
  },
  copyList() {
    const list = this.data.items.map(({ text, note }) => (note === undefined ? text : `${text}（${note}）`))
    const data = t('bringList', { name: this.data.name }) + listed(list)
    wx.setClipboardData({ data, success: () => void wx.showToast({ title: t('copied'), icon: 'none' }) })
  },
  copyLink() {
    wx.setClipboardData({
      data: this.data.onlineLink,
      success: () => void wx.showToast({ title: t('linkCopied'), icon: 'none' }),
    })
  },
  fold() {
    this.setData({ isUnfolded: !this.data.isUnfolded })
  },
  phone({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { phone } = currentTarget.dataset as { phone: string }
    wx.makePhoneCall({ phoneNumber: phone, fail: () => undefined })
  },
})
