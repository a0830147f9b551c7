import { attempt } from '../../api/attempt'
import type { Failure, Input } from '../../api/call'
import { page } from '../../behaviors/page'
import { freshHall, hall, onHall } from '../../live/hall'
import { begin, end } from '../../live/open'
import {
  emptyOf,
  type Field,
  type FieldShown,
  fieldsShown,
  inputOf,
  type Values,
} from '../components/fields/field'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

/** Where each refusal is shown. */
const places: Readonly<Record<string, string>> = {
  APPLICANT_NEEDED: 'applicantName',
  REFERRAL_UNKNOWN: 'referralCode',
}

const fields = (): Field[] => [
  { key: 'applicantName', label: t('applicantName'), kind: 'text', max: 40 },
  {
    key: 'applicantPhone',
    label: t('applicantPhone'),
    kind: 'text',
    help: t('phoneHelp'),
    isOptional: true,
    max: 15,
  },
  {
    key: 'referralCode',
    label: t('referralCode'),
    kind: 'text',
    help: t('referralHelp'),
    isOptional: true,
    max: 40,
  },
  { key: 'proxyName', label: t('proxyName'), kind: 'text', help: t('proxyHelp'), isOptional: true, max: 40 },
]

/** Services that stand there before anything is typed. */
const MOST_LIKELY = 8
const noValues = (): Values => ({})

/** Services that the lines of a window take, so that they stand there before anything is typed. */
const servicesAt = (windowId: string): string[] =>
  (hall()?.lines ?? [])
    .filter(({ windows }) => windows.some((one) => one.windowId === windowId))
    .flatMap(({ services }) => services)

Page({
  behaviors: [page({ words })],
  data: {
    windowId: '',
    likely: [] as readonly string[],
    code: '',
    name: '',
    fields: [] as FieldShown[],
    isBusy: false,
    failed: null as Failed | null,
  },
  values: noValues(),
  errors: noValues(),

  onLoad({ windowId = '' }: Record<string, string | undefined>) {
    this.setData({ windowId: decodeURIComponent(windowId) })
    this.suggest()
    this.fill()
    begin(
      this,
      onHall(() => {
        this.suggest()
      }),
    )
    freshHall(60)
  },
  onUnload() {
    end(this)
  },
  suggest() {
    this.setData({ likely: servicesAt(this.data.windowId).slice(0, MOST_LIKELY) })
  },
  onLanguage() {
    this.fill()
  },
  fill() {
    this.setData({ fields: fieldsShown(fields(), this.values, this.errors) })
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ code: string; name: string }>) {
    this.setData({ code: detail.code, name: detail.name, failed: null })
  },
  change() {
    this.setData({ code: '', name: '', failed: null })
  },
  type({ detail: { key, value } }: WechatMiniprogram.CustomEvent<{ key: string; value: string }>) {
    this.values = { ...this.values, [key]: value }
    this.errors = { ...this.errors, [key]: '' }
    this.fill()
  },
  async take() {
    const { windowId, code, isBusy } = this.data
    if (isBusy) return
    this.errors = Object.fromEntries(emptyOf(fields(), this.values).map((key) => [key, t('required')]))
    this.fill()
    if (Object.keys(this.errors).length > 0) return
    this.setData({ isBusy: true, failed: null })
    const said = inputOf(fields(), this.values) as Omit<Input<'cases', 'openCase'>, 'windowId' | 'service'>
    const answer = await attempt(this, 'cases', 'openCase', { windowId, service: code, ...said })
    this.setData({ isBusy: false })
    // In place of this page: going back leads to the list, not to the filled form.
    if (answer.ok) void wx.redirectTo({ url: `/staff/case/case?caseId=${answer.value.caseId}` })
    else this.refuse(answer.error)
  },
  refuse(error: Failure) {
    const named = error.facts?.['field']
    const field = places[error.code] ?? fields().find(({ key }) => key === named)?.key
    if (field === undefined) {
      this.setData({ failed: failed(error) })
      return
    }
    this.errors = { [field]: error.message }
    this.fill()
  },
})
