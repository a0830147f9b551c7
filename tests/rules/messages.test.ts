import { agreementId, leftOf, withOneMore } from '../../cloudfunctions/messages/agreement'
import { isNews } from '../../cloudfunctions/messages/message'
import {
  isSetupFault,
  keptBecause,
  moved,
  outboxMoves,
  type OutboxEntry,
  type OutboxState,
  verdictOf,
} from '../../cloudfunctions/messages/outbox-entry'
import { MessageTemplate, templateData } from '../../cloudfunctions/messages/template'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { root } from '../../local/root'

const now = new Date('2026-11-23T09:40:00+08:00')
const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000)

const entry = (state: OutboxState): OutboxEntry => ({
  _id: 'cases:c1:2:done:p-li',
  readerId: 'p-li',
  topic: 'case',
  state,
  attempts: 1,
  nextAt: now,
  createdAt: now,
  updatedAt: now,
  v: 3,
})

describe("what WeChat's answer makes of a message (0.3)", () => {
  test.each<[string, number | undefined, number, string]>([
    ['taken', 0, 1, 'deliver used'],
    ['taken at the third try', 0, 3, 'deliver used'],
    ['refused, or used up', 43101, 1, 'refuse none'],
    ['no such user here', 40003, 1, 'refuse none'],
    ['a template that WeChat does not know', 40037, 1, 'fail back'],
    ['a field that does not fit', 47003, 1, 'fail back'],
    ['a page that is not there', 41030, 1, 'fail back'],
    ['the function may not call it', -604_101, 1, 'fail back'],
    ['busy', -1, 1, 'retry back in 1'],
    ['busy again', -1, 2, 'retry back in 5'],
    ['and again', -1, 3, 'retry back in 15'],
    ['for the fourth time', -1, 4, 'retry back in 60'],
    ['for the fifth time', -1, 5, 'retry back in 240'],
    ['for the sixth time', -1, 6, 'fail back'],
    ['too many this minute', 45011, 1, 'retry back in 1'],
    ['too many today', 45009, 4, 'retry back in 60'],
    ['a token that was just renewed', 42001, 1, 'retry back in 1'],
    ['no answer: it may have gone out', undefined, 1, 'lose used'],
    ['lost between the function and WeChat', -501_001, 1, 'lose used'],
  ])('%s', (_situation, code, attempts, expected) => {
    const { move, agreement, inMinutes } = verdictOf(code, attempts)
    const when = inMinutes === undefined ? '' : ` in ${String(inMinutes)}`
    expect(`${move} ${agreement}${when}`).toBe(expected)
  })

  test.each<[number | undefined, boolean]>([
    [40037, true],
    [47003, true],
    [41030, true],
    [-604_101, true],
    [-501_001, false],
    [0, false],
    [43101, false],
    [-1, false],
    [45009, false],
    [undefined, false],
  ])('%s waits for the administrator: %s', (code, expected) => {
    expect(isSetupFault(code)).toBe(expected)
  })
})

describe('why WeChat is not asked', () => {
  const message = { until: undefined }
  test.each<[string, Parameters<typeof keptBecause>[0], string | undefined]>([
    ['all is there', { hasTemplate: true, left: 1, message }, undefined],
    ['no template', { hasTemplate: false, left: 0, message }, 'notConfigured'],
    ['nobody agreed', { hasTemplate: true, left: 0, message }, 'notAgreed'],
    ['the reader erased it', { hasTemplate: true, left: 1, message: undefined }, 'erased'],
    ['it still helps', { hasTemplate: true, left: 1, message: { until: minutes(1) } }, undefined],
    ['it helps no more', { hasTemplate: true, left: 1, message: { until: now } }, 'tooLate'],
  ])('%s', (_situation, known, expected) => {
    expect(keptBecause(known, now)).toBe(expected)
  })
})

describe('moves of a message that goes out', () => {
  const states: OutboxState[] = ['waiting', 'sending', 'sent', 'refused', 'failed', 'unsure', 'inboxOnly']
  test.each(
    Object.entries(outboxMoves).flatMap(([name, { from, to }]) =>
      states.map(
        (state) =>
          [name, state, (from as readonly OutboxState[]).includes(state) ? to : 'forbidden'] as const,
      ),
    ),
  )('%s out of %s: %s', (name, state, expected) => {
    const move = (): string => moved(entry(state), name as keyof typeof outboxMoves, now).state
    if (expected === 'forbidden') expect(move).toThrow('is no move')
    else expect(move()).toBe(expected)
  })

  test('what has ended is looked at no more; what is tried again says when', () => {
    expect(moved(entry('sending'), 'deliver', now, { code: 0 })).toEqual({
      ...entry('sent'),
      nextAt: undefined,
      code: 0,
      v: 4,
    })
    expect(moved(entry('sending'), 'retry', now, { code: -1, nextAt: minutes(5) }).nextAt).toEqual(minutes(5))
  })
})

describe('one agreement is one message', () => {
  const one = { visitor: 'v1', openid: 'o', topic: 'turn', templateId: 'T1', language: 'en' } as const
  const first = withOneMore(undefined, one, now)

  test('the first, the next, and those of another template', () => {
    expect(first).toMatchObject({ _id: agreementId('v1', 'turn'), left: 1, v: 1 })
    expect(withOneMore(first, one, minutes(1))).toMatchObject({ left: 2, v: 2, createdAt: now })
    expect(withOneMore(first, { ...one, templateId: 'T2' }, now)).toMatchObject({ left: 1, templateId: 'T2' })
    expect(leftOf(first, 'T2')).toBe(0)
    expect(leftOf(undefined, 'T1')).toBe(0)
  })

  test('nobody counts on for ever', () => {
    let many = first
    for (let n = 0; n < 30; n++) many = withOneMore(many, one, now)
    expect(many.left).toBe(20)
  })
})

describe('what the fields of a template say', () => {
  const message = {
    zh: '“在读证明开具”还缺材料，请在 12月7日 前补齐，清单在这里。',
    en: '"Proof of enrolment" lacks papers.',
    subjectZh: '在读证明开具',
    subjectEn: 'Proof of enrolment, with a name that is too long',
    briefZh: '缺材料，请补齐',
    briefEn: 'Papers are missing',
    at: new Date('2026-11-23T16:05:00Z'),
  }
  const field = (name: string, says: 'subject' | 'brief' | 'text' | 'number' | 'at') => ({
    fields: [{ name, says }],
  })

  test.each<[string, Parameters<typeof field>, object, 'zh-CN' | 'en', string]>([
    ['what it is about', ['thing1', 'subject'], {}, 'zh-CN', '在读证明开具'],
    ['in English, cut to twenty', ['thing1', 'subject'], {}, 'en', 'Proof of enrolment,…'],
    ['the sentence, cut', ['thing2', 'text'], {}, 'zh-CN', '“在读证明开具”还缺材料，请在 12月…'],
    ['in a few words', ['thing2', 'brief'], {}, 'en', 'Papers are missing'],
    ['the time of the centre, past midnight', ['time3', 'at'], {}, 'zh-CN', '2026年11月24日 00:05'],
    ['a time whatever it should say', ['date3', 'text'], {}, 'zh-CN', '2026年11月24日 00:05'],
    ['a number', ['character_string4', 'number'], { number: 'A012' }, 'zh-CN', 'A012'],
    ['no number', ['character_string4', 'number'], {}, 'zh-CN', '-'],
    ['a number in a field for words', ['thing4', 'number'], { number: 'A012' }, 'zh-CN', 'A012'],
    ['no subject', ['thing1', 'subject'], { subjectZh: undefined }, 'zh-CN', '缺材料，请补齐'],
    [
      'neither subject nor brief',
      ['thing1', 'subject'],
      { subjectZh: undefined, briefZh: undefined, zh: '号 快\n到了' },
      'zh-CN',
      '号 快 到了',
    ],
  ])('%s', (_situation, given, more, language, expected) => {
    const data = templateData(field(...given), { ...message, ...more }, language)
    expect(data).toEqual({ [given[0]]: expected })
  })

  test.each([
    ['phrase1', false],
    ['thing', false],
    ['thing1', true],
    ['character_string12', true],
    ['name2', false],
  ])('a template with the field %s may be entered: %s', (name, expected) => {
    const template = {
      _id: 'turn',
      templateId: 'T',
      ...field(name, 'text'),
      createdAt: now,
      updatedAt: now,
      v: 1,
    }
    expect(v.is(MessageTemplate, template)).toBe(expected)
  })
})

test('the line that the deploy guide gives is one that may be entered', () => {
  const guide = readFileSync(path.join(root, 'docs', 'deploy.md'), 'utf8')
  const line = /^ +messageTemplates +(\{.*\})$/m.exec(guide)?.[1] ?? ''
  const template: unknown = JSON.parse(line, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$date' in value ? new Date(String(value.$date)) : value,
  )
  expect(v.parse(MessageTemplate, template)._id).toBe('turn')
})

test.each<[string, boolean, Date | undefined, boolean]>([
  ['unread', true, undefined, true],
  ['read', false, undefined, false],
  ['unread and still of use', true, minutes(1), true],
  ['unread and past', true, now, false],
])('a message is news: %s', (_situation, isUnread, until, expected) => {
  expect(isNews({ isUnread, until }, now)).toBe(expected)
})
