import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { SearchFile } from '../../cloudfunctions/_shared/search-file'
import { clerkOf } from '../hall/documents'
import { type Answer, type Hall, newOperation, openHall } from '../hall/open-hall'
import { post } from './rows'

import.meta.jest.setTimeout(60_000)

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.close())

/** Asks in a language. */
const ask = (context: string, endpoint: string, input: object, lang: string, openid = 'visitor-1') =>
  post(hall, context, { do: endpoint, input, opId: newOperation(), lang }, openid)
const languages = [
  ['zh-CN', '校园卡'],
  ['en', 'Campus card'],
] as const

describe('what to bring, by the language asked in', () => {
  test.each(languages)('%s: on the sheet; what has no English stays as it is', async (lang, name) => {
    const answer = await ask('guidance', 'sheet', { code: 'JW-001' }, lang)
    expect(answer.value).toMatchObject({
      materials: [{ name, from: '自备' }],
      steps: ['受理'],
      delivery: [lang === 'en' ? 'Collect at the window' : '窗口领取'],
    })
  })

  test.each(languages)('%s: on the ticket and at the counter', async (lang, name) => {
    const visitor = `visitor-${lang}`
    const clerk = clerkOf(lang === 'en' ? 'w1' : 'w2')
    const windowId = lang === 'en' ? 'w1' : 'w2'
    const taken: Answer = await ask('queue', 'takeNumber', { lineId: 'A', service: 'JW-001' }, lang, visitor)
    expect(taken.value).toMatchObject({ bring: [name] })
    const opened = await hall.call(clerk, 'openSession', { windowId })
    const { sessionId } = opened.value?.['session'] as { sessionId: string }
    const called = await ask('queue', 'callNext', { sessionId }, lang, clerk)
    expect(called.value).toMatchObject({ ticket: { look: [name] } })
  })

  test('in the index, for the answer without a network', async () => {
    const { value } = await hall.callAt('guidance', 'visitor-1', 'index', {})
    const file = JSON.parse(String(value?.['index'])) as SearchFile
    expect(file.bringEn.map(([text, english]) => [file.texts[text]?.[0], english])).toEqual([
      ['校园卡', 'Campus card'],
    ])
  })
})
