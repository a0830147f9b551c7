import { attempt } from '../../../api/attempt'
import { call, type Output } from '../../../api/call'
import { windowsText } from '../../../i18n/phrases'
import { clockAt } from '../../../i18n/time'
import { whyOf } from '../../../live/failed'
import { scan } from '../../../live/scan'
import { ownWords } from '../../../behaviors/words'
import { typedCode } from '../../../live/typed-code'
import { t, words } from './words'

type Ticket = Output<'queue', 'slip'>

/** A printed number as the desk sees it. */
interface Found {
  readonly ticketId: string
  readonly code: string
  readonly no: string
  readonly state: Ticket['state']
  readonly service: string
  readonly unit: string
  readonly says: string
  readonly mayReturn: boolean
}

const saysOf = (ticket: Ticket): string => {
  const { state, until, after, ahead } = ticket
  if (state === 'waiting') return t('waits', { people: ahead })
  if (state === 'called' || state === 'serving') return t('goTo', { window: windowsText(ticket.windows) })
  return ticket.moves.includes('requeue') && until !== undefined
    ? t('mayReturn', { until: clockAt(until), after: after ?? 0 })
    : t('isOver')
}

const foundAs = (ticket: Ticket, code: string): Found => ({
  ticketId: ticket.ticketId,
  code,
  no: ticket.number,
  state: ticket.state,
  service: ticket.serviceName,
  unit: ticket.unitName,
  says: saysOf(ticket),
  mayReturn: ticket.moves.includes('requeue'),
})

/**
 * 凭条找号: what became of a printed number, for whoever has no phone and comes to the desk; one that was missed goes
 * back into its line (domain 2, *requeue*).
 * @property open
 * @event close
 */
Component({
  behaviors: [ownWords({ words })],
  properties: { open: { type: Boolean, value: false } },
  data: {
    text: '',
    error: '',
    found: null as Found | null,
    isBusy: false,
  },
  observers: {
    open(isOpen: boolean) {
      if (isOpen) this.setData({ text: '', error: '', found: null })
    },
  },
  methods: {
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ text: detail.value, error: '' })
    },
    async scan() {
      const read = await scan()
      if (read === undefined) return
      this.setData({ text: read.scene?.kind === 'slip' ? read.scene.code : '', error: '' })
      await this.find()
    },
    async find() {
      const code = typedCode(this.data.text)
      if (this.data.isBusy) return
      if (code === '') {
        this.setData({ error: t('empty') })
        return
      }
      this.setData({ isBusy: true, error: '' })
      const answer = await call('queue', 'slip', { code })
      this.setData({ isBusy: false })
      if (answer.ok) this.setData({ found: foundAs(answer.value, code) })
      else this.setData({ error: whyOf(answer.error) })
    },
    async putBack() {
      const { found, isBusy } = this.data
      if (found === null || isBusy) return
      this.setData({ isBusy: true, error: '' })
      const { ticketId, code } = found
      const answer = await attempt(this, 'queue', 'requeue', { ticketId, slipCode: code })
      this.setData({ isBusy: false })
      if (answer.ok) {
        const says = t('isBack', { people: answer.value.ahead })
        this.setData({ found: { ...foundAs(answer.value, code), says } })
      } else this.setData({ error: whyOf(answer.error) })
    },
    act() {
      if (this.data.found === null) void this.find()
      else if (this.data.found.mayReturn) void this.putBack()
      else this.setData({ found: null, text: '', error: '' })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
