import { serverNow } from '../api/clock'
import { attempt } from '../api/attempt'
import { dayAt } from '../i18n/time'
import { keepStanding, lookForMessages, standing, type Standing } from './inbox'

type Topic = Standing['topics'][number]['topic']

const key = 'saidNo'
/** The day on which each topic was last refused, kept on the phone. */
const refusals = (): Partial<Record<Topic, string>> =>
  wx.getStorageSync<Partial<Record<Topic, string>> | ''>(key) || {}

const refusedToday = (topic: Topic): boolean => refusals()[topic] === dayAt(serverNow())

const noteRefused = (topics: readonly Topic[]): void => {
  const today = dayAt(serverNow())
  const noted = { ...refusals(), ...Object.fromEntries(topics.map((topic) => [topic, today])) }
  wx.setStorageSync(key, noted)
}

/** Topics of these that WeChat can be asked about: with a template, and not refused today. */
const askable = (topics: readonly Topic[]): Standing['topics'] =>
  (standing()?.topics ?? []).filter(({ topic }) => topics.includes(topic) && !refusedToday(topic))

/**
 * How a page stands with some topics: `ask` when WeChat may be asked, `agreed` when a message is agreed to already,
 * `no` when it was refused today, `inbox` when the centre has no template, '' while it isn't known.
 */
export const askingState = (...topics: readonly Topic[]): 'ask' | 'agreed' | 'no' | 'inbox' | '' => {
  const known = standing()
  if (known === undefined) return ''
  const mine = known.topics.filter(({ topic }) => topics.includes(topic))
  if (mine.length === 0) return 'inbox'
  if (mine.some(({ left }) => left > 0)) return 'agreed'
  return askable(topics).length > 0 ? 'ask' : 'no'
}

/** 20004: the person has switched messages off altogether. */
const switchedOff = 20_004

/**
 * Asks the person by WeChat's own dialog and counts what they agreed to. WeChat takes it from a tap only, so nothing may
 * be waited for before it. A no is kept for the day.
 */
export const askToTell = async (
  page: object,
  ...topics: readonly Topic[]
): Promise<'agreed' | 'no' | 'failed'> => {
  const wanted = askable(topics)
  if (wanted.length === 0) return 'no'
  let said: Record<string, unknown>
  try {
    said = await wx.requestSubscribeMessage({ tmplIds: wanted.map(({ templateId }) => templateId) })
  } catch (failure) {
    const { errCode } = failure as { errCode?: number }
    if (errCode !== switchedOff) return 'failed'
    noteRefused(topics)
    return 'no'
  }
  const agreed = wanted.filter(({ templateId }) => said[templateId] === 'accept')
  const refused = wanted.filter((one) => !agreed.includes(one))
  noteRefused(refused.map(({ topic }) => topic))
  if (agreed.length === 0) return 'no'
  const answer = await attempt(page, 'messages', 'agree', {
    agreed: agreed.map(({ topic, templateId }) => ({ topic, templateId })),
  })
  if (answer.ok) {
    keepStanding({ topics: answer.value.topics })
    return 'agreed'
  }
  if (answer.error.code === 'TEMPLATE_CHANGED') void lookForMessages(true)
  return 'failed'
}
