import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { failed, type Failed } from '../../live/failed'
import { goBack } from '../../live/go'
import { t, words } from './words'

type Form = Output<'security', 'sealForm'>
type Seal = Output<'security', 'seal'>
type Kind = Seal['kind']
type Secret = 'open' | 'confidential'

const usualKind = (): Kind => 'seal'
const usualSecret = (): Secret => 'open'

/** 登记、改登记 (§30): what it is, where it is kept and by whom, and who may know of it. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    kind: usualKind(),
    kinds: [] as { key: Kind; label: string }[],
    name: '',
    nameError: '',
    windows: [] as { windowId: string; label: string }[],
    at: 0,
    atText: '',
    people: [] as { personId: string; name: string }[],
    keeper: -1,
    keeperText: '',
    keeperError: '',
    secret: usualSecret(),
    secrets: [] as { key: Secret; label: string }[],
    maySetConfidential: false,
    isNew: true,
    isBusy: false,
    failed: null as Failed | null,
  },

  sealId: '',
  form: undefined as Form | undefined,

  onLoad({ sealId = '' }: Record<string, string | undefined>) {
    this.sealId = sealId
    this.setData({ isNew: sealId === '' })
    void this.fetch()
  },
  onLanguage() {
    this.show()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  async fetch() {
    const { sealId } = this
    const [form, seal] = await Promise.all([
      call('security', 'sealForm', {}),
      sealId === '' ? undefined : call('security', 'seal', { sealId }),
    ])
    const missed = form.ok ? (seal?.ok === false ? seal : undefined) : form
    if (missed !== undefined) {
      this.setData({ blank: kindOf(missed.error.code), blankText: missed.error.message })
      return
    }
    if (!form.ok) return
    this.form = form.value
    const known = seal?.ok === true ? seal.value : undefined
    if (known !== undefined)
      this.setData({
        kind: known.kind,
        name: known.name,
        secret: known.isConfidential ? 'confidential' : 'open',
      })
    const at = Math.max(
      0,
      form.value.windows.findIndex(({ windowId }) => windowId === known?.windowId),
    )
    this.setData({ blank: form.value.windows.length === 0 ? 'empty' : '' })
    this.show()
    this.place(at, known?.keeperId)
  },
  show() {
    this.setData({
      kinds: (['seal', 'papers'] as const).map((key) => ({ key, label: t(key) })),
      secrets: (['open', 'confidential'] as const).map((key) => ({ key, label: t(key) })),
      windows: (this.form?.windows ?? []).map(({ windowId, windowNo }) => ({
        windowId,
        label: t('window', { no: windowNo }),
      })),
      maySetConfidential: this.form?.maySetConfidential === true,
    })
    this.setData({ atText: this.data.windows[this.data.at]?.label ?? '' })
  },
  /** Another window has other people who may keep something there. */
  place(at: number, keeperId?: string) {
    const people = this.form?.windows[at]?.people ?? []
    const keeper = people.findIndex(({ personId }) => personId === keeperId)
    this.setData({
      at,
      atText: this.data.windows[at]?.label ?? '',
      people,
      keeper,
      keeperText: people[keeper]?.name ?? '',
    })
  },
  turnKind({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ kind: detail.key })
  },
  turnSecret({ detail }: WechatMiniprogram.CustomEvent<{ key: Secret }>) {
    this.setData({ secret: detail.key })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, nameError: '' })
  },
  pickWindow({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.place(Number(detail.value))
  },
  pickKeeper({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const keeper = Number(detail.value)
    this.setData({ keeper, keeperText: this.data.people[keeper]?.name ?? '', keeperError: '' })
  },
  async send() {
    const { kind, at, people, keeper, secret, windows, isBusy } = this.data
    const name = this.data.name.trim()
    const keeperId = people[keeper]?.personId
    const windowId = windows[at]?.windowId
    this.setData({
      nameError: name === '' ? t('needName') : '',
      keeperError: keeperId === undefined ? t('needKeeper') : '',
      failed: null,
    })
    if (name === '' || keeperId === undefined || windowId === undefined || isBusy) return
    this.setData({ isBusy: true })
    const fields = { name, kind, keeperId, isConfidential: secret === 'confidential' }
    const { sealId } = this
    const answer =
      sealId === ''
        ? await attempt(this, 'security', 'registerSeal', { windowId, ...fields })
        : await attempt(this, 'security', 'amendSeal', { sealId, ...fields })
    this.setData({ isBusy: false })
    if (answer.ok) goBack('me')
    else this.setData({ failed: failed(answer.error) })
  },
})
