import { attempt } from '../../api/attempt'
import { page } from '../../behaviors/page'
import { refreshHall } from '../../live/hall'
import { keepMe } from '../../live/me'
import { scan } from '../../live/scan'
import { goStep, refused, type Refused } from '../../live/refused'
import { typedCode } from '../../live/typed-code'
import { t, words } from './words'
import { goBack } from '../../live/go'

type Field = 'no' | 'name' | 'code'
const fields: readonly Field[] = ['no', 'name', 'code']

Page({
  behaviors: [page({ words })],
  data: {
    no: '',
    name: '',
    code: '',
    errors: { no: '', name: '', code: '' },
    isBusy: false,
    refused: null as Refused | null,
    bound: '',
  },

  onLoad({ no = '', code = '' }: Record<string, string | undefined>) {
    this.setData({ no, code })
  },
  /** The strip of paper says number and code. */
  async scan() {
    const read = await scan()
    if (read === undefined) return
    if (read.scene?.kind === 'strip') {
      const { no, code } = read.scene
      this.setData({ no, code, errors: { no: '', name: '', code: '' } })
    } else this.setData({ 'errors.code': t('notStrip') })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: Field }
    this.setData({ [field]: detail.value, [`errors.${field}`]: '' })
  },
  async submit() {
    if (this.data.isBusy) return
    const missing = fields.filter((field) => this.data[field].trim() === '')
    if (missing.length > 0) {
      this.setData(Object.fromEntries(missing.map((field) => [`errors.${field}`, t('empty')])))
      return
    }
    this.setData({ isBusy: true, refused: null })
    const { no, name, code } = this.data
    const answer = await attempt(this, 'people', 'bind', {
      no: no.trim(),
      name: name.trim(),
      code: typedCode(code),
    })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ refused: refused('bind', answer.error) })
      void wx.pageScrollTo({ scrollTop: 0 })
      return
    }
    keepMe(answer.value)
    this.setData({ bound: t('boundText', { name: answer.value.name ?? '' }), code: '' })
    void refreshHall()
  },
  step() {
    if (this.data.refused?.step === 'again') void this.submit()
    else goStep(this.data.refused?.step ?? '')
  },
  leave() {
    goBack('me')
  },
})
