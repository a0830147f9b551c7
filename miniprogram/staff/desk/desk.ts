import { attempt } from '../../api/attempt'
import type { Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { dotted, lineLong, listed, mannedWindows, waitText } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { freshHall, linesFor, onHall, refreshHall } from '../../live/hall'
import { go } from '../../live/go'
import { begin, end } from '../../live/open'
import { failed, type Failed } from '../failed'
import { t, words } from './words'

type Kind = 'slip' | 'code'
type Priority = 'normal' | 'priority'

interface Picked {
  readonly code: string
  readonly name: string
  readonly lineId: string
  readonly windowNo: string
  readonly where: string
  readonly unit: string
  readonly wait: string
}

interface Issued {
  readonly no: string
  readonly unit: string
  readonly service: string
  readonly caption: string
  readonly code: string
  readonly path: string
  readonly print: string
}

const whereOf = (windows: readonly { readonly windowNo: number }[]): string =>
  t('window', { nos: listed(windows.map(({ windowNo }) => String(windowNo))) })

const picked = (code: string, name: string): Picked => {
  const line = linesFor(code)[0]
  if (line === undefined) return { code, name, lineId: '', windowNo: '', where: '', unit: '', wait: '' }
  const windows = mannedWindows(line)
  return {
    code,
    name,
    lineId: line.lineId,
    windowNo: String(windows[0]?.windowNo ?? ''),
    where: whereOf(windows),
    unit: dotted(line.unitName, windows[0]?.place ?? ''),
    wait: lineLong(line),
  }
}

const issued = ({ ticket, code }: Output<'queue', 'issueSlip'>): Issued => ({
  no: ticket.number,
  unit: ticket.unitName,
  service: ticket.serviceName,
  caption: dotted(
    whereOf(mannedWindows(ticket)),
    t('ahead', { people: ticket.ahead }),
    waitText(ticket.wait),
  ),
  code,
  path: `/slip?code=${code}`,
  print: t('printText', { path: `/slip?code=${code}` }),
})

Page({
  behaviors: [page({ words })],
  data: {
    kind: 'slip',
    kinds: [] as { key: Kind; label: string }[],
    priorities: [] as { key: Priority; label: string }[],
    priority: 'normal',
    picked: null as Picked | null,
    issued: null as Issued | null,
    small: [] as { key: string; icon: string; label: string }[],
    copied: false,
    no: '',
    noError: '',
    given: null as { title: string; maskedNo: string; code: string; until: string } | null,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad() {
    this.name()
  },
  onShow() {
    begin(
      this,
      onHall(() => {
        const one = this.data.picked
        if (one !== null) this.setData({ picked: picked(one.code, one.name) })
      }),
    )
    freshHall(15)
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onLanguage() {
    this.name()
    void refreshHall()
  },
  name() {
    this.setData({
      kinds: [
        { key: 'slip', label: t('slip') },
        { key: 'code', label: t('code') },
      ],
      priorities: [
        { key: 'normal', label: t('normal') },
        { key: 'priority', label: t('priority') },
      ],
      small: [{ key: 'other', icon: 'undo', label: t('other') }],
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ kind: detail.key, failed: null })
  },

  pick({ detail }: WechatMiniprogram.CustomEvent<{ code: string; name: string }>) {
    this.setData({ picked: picked(detail.code, detail.name), priority: 'normal', failed: null })
  },
  rank({ detail }: WechatMiniprogram.CustomEvent<{ key: Priority }>) {
    this.setData({ priority: detail.key })
  },
  again() {
    this.setData({ picked: null, issued: null, failed: null, copied: false })
  },
  guide() {
    go('/staff/guide/guide')
  },
  async issue() {
    const { picked: one, priority, isBusy } = this.data
    if (one === null || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const input = { lineId: one.lineId, service: one.code, priority: priority as Priority }
    const answer = await attempt(this, 'queue', 'issueSlip', input)
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ issued: issued(answer.value), picked: null })
    void refreshHall()
  },
  copy() {
    const data = this.data.issued?.path ?? ''
    wx.setClipboardData({
      data,
      success: () => {
        this.setData({ copied: true })
      },
      fail: () => undefined,
    })
  },

  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: detail.value, noError: '' })
  },
  async give() {
    const no = this.data.no.trim()
    if (no === '') {
      this.setData({ noError: t('empty') })
      return
    }
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'people', 'issueCode', { no })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      if (answer.error.code === 'PERSON_UNKNOWN') this.setData({ noError: answer.error.message })
      else this.setData({ failed: failed(answer.error) })
      return
    }
    const { name, maskedNo, code, until } = answer.value
    const given = {
      title: t('given', { name }),
      maskedNo,
      code: `${code.slice(0, 5)} ${code.slice(5)}`,
      until: t('until', { at: momentText(until) }),
    }
    this.setData({ given, no: '' })
  },
  giveAgain() {
    this.setData({ given: null, failed: null })
  },
  repeat() {
    if (this.data.kind === 'slip') void this.issue()
    else void this.give()
  },
})
