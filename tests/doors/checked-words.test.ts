import type * as v from 'valibot'
import { hasWords, wordsIn } from '../../cloudfunctions/_kernel/checked-words'
import { type Hall, openHall } from '../hall/open-hall'
import { digestOf } from './digest'
import {
  arrange,
  callerFor,
  codeOf,
  forgetAllowances,
  inputFor,
  type Row,
  rows,
  send,
  type Things,
  titleOf,
} from './rows'

import.meta.jest.setTimeout(180_000)

let hall: Hall
let things: Things
beforeAll(async () => {
  hall = await openHall()
  things = await arrange(hall)
})
afterAll(() => hall.close())
beforeEach(() => forgetAllowances(hall))

/** Words that WeChat stops, and words that it leaves to a person. */
const STOPPED = '来赌博'
const DOUBTFUL = '加微信说'

interface Looked {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly options?: readonly unknown[]
}

/** The same value with `said` wherever words of a person stand. */
const saying = (schema: v.GenericSchema, value: unknown, said: string): unknown => {
  const { entries, wrapped, item, options }: Looked = schema
  if (wordsIn(schema, value).length === 0) return value
  if (typeof value === 'string') return said
  if (wrapped !== undefined) return saying(wrapped, value, said)
  if (item !== undefined) return (value as unknown[]).map((one) => saying(item, one, said))
  if (entries !== undefined)
    return Object.fromEntries(
      Object.entries(value as object).map(([name, one]) => {
        const inner = entries[name]
        return [name, inner === undefined ? one : saying(inner, one, said)]
      }),
    )
  const chosen = options?.find((one) => wordsIn(one as v.GenericSchema, value).length > 0)
  return saying(chosen as v.GenericSchema, value, said)
}

const written = rows.filter(({ endpoint }) => hasWords(endpoint.input))
const sendSaying = (row: Row, said: string) =>
  send(hall, row, saying(row.endpoint.input, inputFor(row, things), said), callerFor(row))

/** Those whose words are kept with WeChat's verdict, and what is read by a person first; each has a test of its own. */
const byHand = ['cases.rateVisit', 'cases.tellCentre', 'windows.giveOpinion']

describe('words of staff that others read (0.3)', () => {
  test('are checked in every context where staff write, and only in commands of a role or a member', () => {
    const contexts = [...new Set(written.map(({ context }) => context))].sort()
    expect(contexts).toEqual([
      'assessment',
      'assets',
      'attendance',
      'cases',
      'centre',
      'complaints',
      'guidance',
      'people',
      'security',
      'windows',
    ])
    const open = written.filter(({ endpoint: { who, kind } }) => kind === 'query' || !isStaff(who))
    expect(open.map(titleOf)).toEqual([])
    expect(written.map(titleOf).filter((title) => byHand.includes(title))).toEqual([])
  })

  test.each(written.map((row): [string, Row] => [titleOf(row), row]))(
    '%s refuses what WeChat stops before it looks at anything else',
    async (_title, row) => {
      const before = await digestOf(hall.cloud)
      const reply = await sendSaying(row, STOPPED)
      expect([codeOf(reply), reply.error?.message]).toEqual([
        'WORDS_NOT_FIT',
        '写的话没有通过微信的内容检查，没有提交。请换个说法再试。',
      ])
      const after = await digestOf(hall.cloud)
      // Commands are counted, whatever becomes of them.
      after['allowances'] = before['allowances'] ?? ''
      expect(after).toEqual(before)
    },
  )

  test.each(written.map((row): [string, Row] => [titleOf(row), row]))(
    '%s goes on with what WeChat leaves to a person: its author answers for it by name',
    async (_title, row) => {
      const code = codeOf(await sendSaying(row, DOUBTFUL))
      // The things and files that a sample names aren't there.
      const unknown = ['NOT_FOUND', 'FILE_UNKNOWN', 'NOT_YOURS', 'NOT_ALLOWED']
      expect(['ok', ...row.endpoint.refuses, ...unknown]).toContain(code)
    },
  )
})

const isStaff = (who: unknown): boolean => Array.isArray(who) || who === 'member'
