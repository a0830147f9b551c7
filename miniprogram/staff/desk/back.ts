import { call } from '../../api/call'
import { listed } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { whyOf } from '../../live/failed'
import { typedCode } from '../../live/typed-code'
import { t } from './words'

/** A case whose missing papers somebody at the desk has brought (§20). */
export interface Back {
  readonly caseId: string
  readonly service: string
  readonly name: string
  /** The window that goes on with it. */
  readonly windowId: string
  /** What was missing and until when it may be brought. */
  readonly text: string
  readonly proxy: string
}

/** The code in what was typed, or in the address that the paper's QR code holds. */
export const codeIn = (text: string): string => {
  const [, code = text] = /[?&](?:follow|code)=([^&#]+)/.exec(text) ?? []
  return typedCode(code)
}

/** The case behind a slip, if it waits for papers; otherwise why no number is taken for it. */
export const findBack = async (text: string): Promise<Back | string> => {
  const code = codeIn(text)
  if (code === '') return t('empty')
  const answer = await call('cases', 'slipCase', { code })
  if (!answer.ok) return whyOf(answer.error)
  const { caseId, service, serviceName: name, windowId, notice, state, stateText, proxyName } = answer.value
  if (state !== 'awaitingMaterials' || notice === undefined) return t('notWaiting', { state: stateText })
  const items = listed(notice.items.map((one) => one.name))
  const day = dateText(notice.passUntil)
  return { caseId, service, name, windowId, text: t('missing', { items, day }), proxy: proxyName ?? '' }
}

/** What the scanner read; nothing where it was closed. */
export const scanSlip = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    wx.scanCode({
      success: ({ result }) => {
        resolve(result)
      },
      fail: () => {
        resolve(undefined)
      },
    })
  })
