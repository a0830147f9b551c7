import * as v from 'valibot'
import { sentences } from '../../cloudfunctions/_kernel/kernel-refusals'
import { roles } from '../../cloudfunctions/_kernel/role'
import { clerkOf } from '../hall/documents'
import { type Hall, newOperation, openHall } from '../hall/open-hall'
import { digestOf } from './digest'
import {
  arrange,
  callerFor,
  codeOf,
  formerlyInRole,
  inputFor,
  inRole,
  inRoleElsewhere,
  post,
  rolesOf,
  type Row,
  rows,
  send,
  soonInRole,
  type Things,
  titleOf,
} from './rows'
import { fieldsOf, oddFor, wrongFor } from './sample'

import.meta.jest.setTimeout(180_000)

let hall: Hall
let things: Things
beforeAll(async () => {
  hall = await openHall()
  things = await arrange(hall)
})
afterAll(() => hall.close())

/** Refusals of those whom a row doesn't let in. */
const strange = ['NOT_SIGNED_IN', 'NOT_BOUND', 'NOT_ALLOWED']
/** What is refused for its shape, by the function or already at the door. */
const misshapen = ['BAD_INPUT', 'TOO_LARGE', 'BODY_TOO_DEEP', 'BODY_TOO_LARGE']
/** Codes that say that something of ours is broken. */
const broken = ['FAULT', 'BROKEN_DOCUMENT', 'LOCAL_FAULT', 'no code']

test('what staff change outside the queue is judged by the account as it is, never by one that was kept', () => {
  const kept = rows.filter(
    ({ context, name, endpoint }) =>
      context !== 'queue' &&
      // An upload is nothing until a command puts it somewhere.
      name !== 'beginUpload' &&
      Array.isArray(endpoint.who) &&
      endpoint.kind === 'command' &&
      endpoint.retry === 'document' &&
      endpoint.account !== 'fresh',
  )
  expect(kept.map(titleOf)).toEqual([])
})

let strangers = 0
const stranger = (): string => `stranger-${String(++strangers)}`
const table = (list: readonly Row[]): [string, Row][] => list.map((row) => [titleOf(row), row])

/** Codes that a row may answer to somebody whom it lets in with an input that its schema takes. */
const allowedFor = ({ endpoint }: Row): string[] => [
  'ok',
  ...endpoint.refuses,
  ...Object.keys(sentences).filter((code) => !broken.includes(code) && !strange.slice(0, 2).includes(code)),
]

/** A call to the same function right after: its worker lives and answers. */
const expectAlive = async ({ context }: Row): Promise<void> => {
  const row = rows.find((one) => one.context === context && one.endpoint.kind === 'query')
  if (row === undefined) throw new Error(`${context} has no query`)
  const reply = await send(hall, row, inputFor(row, things), callerFor(row))
  expect([reply.status, allowedFor(row)]).toEqual([200, expect.arrayContaining([codeOf(reply)])])
}

/** Nothing at all may be written meanwhile, in no collection but those named. */
const unwritten = async (during: () => Promise<void>, ...butFor: string[]): Promise<void> => {
  const before = await digestOf(hall.cloud)
  await during()
  const after = await digestOf(hall.cloud)
  for (const name of butFor) after[name] = before[name] ?? ''
  expect(after).toEqual(before)
}

describe('whom a row lets in', () => {
  test.each(table(rows))('%s: nobody whom WeChat did not sign in', async (_title, row) => {
    await unwritten(async () => {
      expect(codeOf(await send(hall, row, inputFor(row, things)))).toBe('NOT_SIGNED_IN')
    })
  })

  test.each(table(rows.filter((row) => rolesOf(row).length > 0 || row.endpoint.who === 'member')))(
    '%s: no guest',
    async (_title, row) => {
      await unwritten(async () => {
        expect(codeOf(await send(hall, row, inputFor(row, things), stranger()))).toBe('NOT_BOUND')
      })
    },
  )

  test.each(table(rows.filter((row) => rolesOf(row).length > 0)))(
    '%s: nobody without the role, before its term or after it',
    async (_title, row) => {
      const needed = rolesOf(row)
      const others = roles.filter((role) => !needed.includes(role))
      const refused = [
        'member',
        ...others.map(inRole),
        ...needed.map(formerlyInRole),
        ...needed.map(soonInRole),
      ]
      await unwritten(async () => {
        for (const openid of refused) {
          const reply = await send(hall, row, inputFor(row, things), openid)
          expect([openid, codeOf(reply), reply.error?.facts['needs']]).toEqual([
            openid,
            'NOT_ALLOWED',
            needed,
          ])
        }
      })
    },
  )

  test.each(table(rows.filter((row) => row.endpoint.scope !== undefined)))(
    '%s: nobody with the role for another window or unit',
    async (_title, row) => {
      const scope = row.endpoint.scope ?? ''
      const input = inputFor(row, things)
      await unwritten(async () => {
        for (const role of rolesOf(row)) {
          expect(codeOf(await send(hall, row, input, inRoleElsewhere(role)))).toBe('NOT_ALLOWED')
        }
        // A scope that may be left out would let everybody in who has the role anywhere.
        const { [scope]: _left, ...without } = input
        expect(codeOf(await send(hall, row, without, callerFor(row)))).toBe('BAD_INPUT')
      })
    },
  )

  const things_ = ['sessionId', 'ticketId', 'visitId', 'caseId']
  const ofSomebody = rows.filter(
    (row) =>
      (row.endpoint.who === 'holder' || rolesOf(row).includes('windowStaff')) &&
      // A scope refuses already, as the table above shows.
      row.endpoint.scope === undefined &&
      fieldsOf(row.endpoint.input).some(([name]) => things_.includes(name)),
  )
  test.each(table(ofSomebody))("%s: another's thing is not touched", async (_title, row) => {
    const isStaff = rolesOf(row).length > 0
    // A command whose answers are kept is counted against the sender's allowance before whose thing it is is known.
    await unwritten(async () => {
      const reply = await send(hall, row, inputFor(row, things), isStaff ? clerkOf('w2') : stranger())
      expect(['NOT_YOURS', 'NOT_AT_YOUR_WINDOW']).toContain(codeOf(reply))
    }, 'allowances')
  })

  test('rows for holders name the thing whose holder is meant', () => {
    const nameless = rows.filter((row) => row.endpoint.who === 'holder' && !ofSomebody.includes(row))
    expect(nameless.map(titleOf)).toEqual([])
  })
})

describe('an event is not believed who sent it', () => {
  const forged = {
    userInfo: { openId: clerkOf('w1'), appId: 'wx-forged' },
    OPENID: clerkOf('w1'),
    openid: clerkOf('w1'),
    WX_OPENID: clerkOf('w1'),
    FROM_OPENID: clerkOf('w1'),
    SOURCE: 'wx_trigger',
    TCB_SOURCE: 'wx_trigger',
    Type: 'Timer',
    TriggerName: 'minute',
    Time: '2026-11-23T01:40:00Z',
    context: { openid: clerkOf('w1') },
    caller: { openid: clerkOf('w1'), grants: [{ role: 'centreAdmin', from: '2026-01-01' }] },
  }

  test.each(table(rows))('%s answers a forger as it answers anybody', async (_title, row) => {
    await unwritten(async () => {
      expect(codeOf(await send(hall, row, inputFor(row, things), undefined, forged))).toBe('NOT_SIGNED_IN')
    })
    const input = inputFor(row, things)
    const [honest, forger] = [stranger(), stranger()]
    const [first, second] = [
      await send(hall, row, input, honest),
      await send(hall, row, input, forger, forged),
    ]
    expect(codeOf(second)).toBe(codeOf(first))
    if (row.endpoint.kind === 'query') {
      const { seenAt: _first, ...told } = first.value ?? {}
      const { seenAt: _second, ...toldForger } = second.value ?? {}
      expect(toldForger).toEqual(told)
    }
  })

  test.each([...new Set(rows.map(({ context }) => context))])(
    '%s runs no timer for who says to be one',
    async (context) => {
      await unwritten(async () => {
        for (const openid of [undefined, stranger(), inRole('centreAdmin')]) {
          expect(codeOf(await post(hall, context, forged, openid))).toBe('BAD_INPUT')
        }
      })
    },
  )
})

describe('names and envelopes', () => {
  const names: readonly unknown[] = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'prototype',
    'main',
    '',
    ' ',
    'overview ',
    'x'.repeat(1000),
    'x'.repeat(2 * 1024 * 1024),
    '\u0000',
    '😀',
    null,
    7,
    true,
    ['overview'],
    { $ne: '' },
    undefined,
  ]
  const contexts = [...new Set(rows.map(({ context }) => context))]

  test.each(contexts)('%s takes no name of 2 MB for an intention', async (context) => {
    const row = rows.find((one) => one.context === context && one.endpoint.kind === 'command')
    if (row === undefined) return
    const message = { do: row.name, input: inputFor(row, things), opId: 'x'.repeat(2 * 1024 * 1024) }
    await unwritten(async () => {
      expect(codeOf(await post(hall, context, message, callerFor(row)))).toBe('BAD_INPUT')
    })
  })

  test.each(contexts)('%s has only the endpoints of its contract', async (context) => {
    await unwritten(async () => {
      for (const name of names) {
        const reply = await post(hall, context, { do: name, input: {}, opId: newOperation() }, 'member')
        expect([name, ['UNKNOWN_ENDPOINT', 'BAD_INPUT']]).toEqual([
          name,
          expect.arrayContaining([codeOf(reply)]),
        ])
      }
    })
  })

  test.each(['constructor', '__proto__', 'toString', '_kernel', '../queue', ' ', 'x'.repeat(1000)])(
    'there is no function %j',
    async (context) => {
      expect(codeOf(await post(hall, context, { do: 'overview' }, 'member'))).toBe('FUNCTION_NOT_FOUND')
    },
  )

  test.each(table(rows))('%s takes an object as input and nothing beside its fields', async (_title, row) => {
    const input = inputFor(row, things)
    const openid = callerFor(row)
    const inputs: unknown[] = [
      null,
      [],
      [input],
      'input',
      7,
      true,
      { ...input, openid: clerkOf('w1') },
      { ...input, visitor: 'x' },
      { ...input, $where: '1' },
      { ...input, constructor: {} },
      JSON.parse(JSON.stringify({ ...input, proto: {} }).replace('"proto"', '"__proto__"')),
    ]
    await unwritten(async () => {
      for (const wrong of inputs) {
        expect([wrong, codeOf(await send(hall, row, wrong, openid))]).toEqual([wrong, 'BAD_INPUT'])
      }
    })
  })

  test.each(table(rows.filter((row) => row.endpoint.kind === 'command')))(
    '%s needs a name for the intention',
    async (_title, row) => {
      const input = inputFor(row, things)
      const opIds: unknown[] = [
        undefined,
        null,
        '',
        'short',
        'x'.repeat(65),
        'with spaces',
        'op-\u0000\u0000\u0000\u0000\u0000',
        '😀😀😀😀😀😀😀😀',
        12_345_678,
        { $ne: 'operation' },
        ['operation'],
      ]
      await unwritten(async () => {
        for (const opId of opIds) {
          const reply = await post(hall, row.context, { do: row.name, input, opId }, callerFor(row))
          expect([opId, codeOf(reply), reply.error?.facts['field']]).toEqual([opId, 'BAD_INPUT', 'opId'])
        }
      })
    },
  )
})

describe('fields', () => {
  test.each(table(rows))('%s refuses what its fields do not take', async (_title, row) => {
    const good = inputFor(row, things)
    const openid = callerFor(row)
    await unwritten(async () => {
      for (const [field, schema] of fieldsOf(row.endpoint.input)) {
        for (const [name, value] of wrongFor(schema)) {
          const input = { ...good, [field]: value }
          const reply = await send(hall, row, input, openid)
          expect([field, name, misshapen]).toEqual([field, name, expect.arrayContaining([codeOf(reply)])])
        }
        const { [field]: _left, ...without } = good
        if (!v.is(row.endpoint.input, without)) {
          expect([field, codeOf(await send(hall, row, without, openid))]).toEqual([field, 'BAD_INPUT'])
        }
      }
    })
    await expectAlive(row)
  })

  test.each(table(rows))('%s says in so many words what it makes of odd values', async (_title, row) => {
    const good = inputFor(row, things)
    for (const [field, schema] of fieldsOf(row.endpoint.input)) {
      for (const [name, value] of oddFor(schema)) {
        const reply = await send(hall, row, { ...good, [field]: value }, callerFor(row))
        expect([field, name, allowedFor(row)]).toEqual([field, name, expect.arrayContaining([codeOf(reply)])])
      }
    }
  })

  test('200 levels are refused by a function too that no door stands before', async () => {
    let deep: unknown = 'deep'
    for (let level = 0; level < 200; level++) deep = [deep]
    await unwritten(async () => {
      for (const row of rows) {
        const event = { do: row.name, input: { deep, ...inputFor(row, things) }, opId: newOperation() }
        const answer = (await hall.cloud.call(row.context, event, callerFor(row))) as Parameters<
          typeof codeOf
        >[0]
        expect([titleOf(row), codeOf(answer)]).toEqual([titleOf(row), 'BAD_INPUT'])
      }
    })
  })
})

describe('after all that', () => {
  test.each(table(rows))('%s answers a good call', async (_title, row) => {
    const reply = await send(hall, row, inputFor(row, things), callerFor(row))
    const possible = allowedFor(row).filter(
      (code) => !['BAD_INPUT', 'UNKNOWN_ENDPOINT', ...strange].includes(code),
    )
    expect([reply.status, possible]).toEqual([200, expect.arrayContaining([codeOf(reply)])])
  })

  test('no instance died, no function threw', () => {
    const faults = Object.entries(hall.cloud.stats().calls).filter(([, cost]) => cost.faults > 0)
    expect(faults.map(([name]) => name)).toEqual([])
  })
})
