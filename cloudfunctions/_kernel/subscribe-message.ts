import { openApi, within } from './open-api'
import type { Language } from './refusal'

/** One subscribe message (订阅消息) as WeChat takes it. */
export interface SubscribeMessage {
  readonly openid: string
  readonly templateId: string
  /** Page that a tap opens, with its parameters. */
  readonly page: string
  /** Values by the names of the template's fields: `thing1`. */
  readonly data: Readonly<Record<string, string>>
  readonly language: Language
}

const PATIENCE_MS = 6000

const codeOf = (error: unknown): number | undefined => {
  const code = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined
  return typeof code === 'number' ? code : undefined
}

/**
 * Asks WeChat to deliver a message. Gives WeChat's code, 0 when it took the message; below −1 one of the SDK's own;
 * nothing when there was no answer in time. Never throws and writes no log: whose message it is stays here.
 */
export const sendSubscribeMessage = async (message: SubscribeMessage): Promise<number | undefined> => {
  const { openid, templateId, page, data, language } = message
  const request = {
    touser: openid,
    templateId,
    page: page.replace(/^\//, ''),
    data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }])),
    lang: language === 'en' ? 'en_US' : 'zh_CN',
  }
  try {
    const openapi = openApi()
    const answer = await within(PATIENCE_MS, openapi.subscribeMessage.send(request))
    return answer === undefined ? undefined : 0
  } catch (error) {
    return codeOf(error)
  }
}
