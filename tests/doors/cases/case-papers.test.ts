import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { insertDocuments } from '../../../local/seed/insert'
import { direct, joint, png, promised, who, deskForAll } from './desk'
import { codeOf, edit, newOp, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

const { desk, ask } = deskForAll()

describe('intake (§20)', () => {
  it('takes a case from the number at the window, for the person behind it', async () => {
    const view = await desk.open(direct.code)
    expect(view).toMatchObject({
      state: 'received',
      kind: 'direct',
      applicant: { name: '李小雨', hasPhone: false },
      papers: [
        { n: 1, name: '申请表', mark: 'open' },
        { n: 2, name: '校园卡', mark: 'open' },
        { n: 3, need: 'optional' },
      ],
    })
    expect(view.no).toMatch(/^[2-9A-Z]{8}$/)
    expect(await desk.mine(view.caseId)).toMatchObject({
      state: 'received',
      moves: ['nameProxy', 'withdraw'],
    })
  })

  it('makes one case of two taps at two phones', async () => {
    const ticketId = await desk.ticketOf(who.li)
    const input = { windowId: 'W1', service: direct.code, ticketId }
    const [one, other] = await Promise.all([
      ask('openCase', input, who.clerk),
      ask('openCase', input, who.clerk),
    ])
    expect(desk.valueOf(one).caseId).toBe(desk.valueOf(other).caseId)
    expect(await stored(desk.cloud, Cases, { ticketId })).toHaveLength(1)
  })

  it('takes one from a referral, from neither, and for somebody without a phone', async () => {
    await insertDocuments(desk.cloud, 'referrals', [
      { _id: 'spoken:1', code: 'ABCDE23456', kind: 'spoken', service: direct.code },
    ])
    const base = {
      windowId: 'W1',
      service: direct.code,
      applicantName: '赵访客',
      applicantPhone: '13800000001',
    }
    const led = desk.valueOf(await ask('openCase', { ...base, referralCode: 'abcde 23456' }, who.clerk))
    const plain = desk.valueOf(await ask('openCase', base, who.clerk))
    expect([led, plain]).toMatchObject([
      { applicant: { name: '赵访客', hasPhone: true } },
      { state: 'received' },
    ])
    const { slipCode = '' } = await desk.seen(plain.caseId)
    expect(slipCode).toHaveLength(14)
    expect(await ask('slipCase', { code: slipCode.toLowerCase() }, 'o-nobody')).toMatchObject({
      ok: true,
      value: { caseId: plain.caseId, slipCode },
    })
    const documents = JSON.stringify([await stored(desk.cloud, Cases), await stored(desk.cloud, Operations)])
    expect(documents).not.toContain(slipCode)
  })

  it('refuses what can’t be taken here', async () => {
    const elsewhere = await desk.ticketOf(who.li, { desk: { windowId: 'W2' } })
    const waiting = await desk.ticketOf(who.li, { status: 'waiting' })
    const base = { windowId: 'W1', service: direct.code, applicantName: '赵访客' }
    const rows: [Record<string, unknown>, string, string][] = [
      [{ ...base, service: 'JW-999' }, who.clerk, 'SHEET_UNKNOWN'],
      [{ ...base, windowId: 'W2' }, who.other, 'NOT_THIS_WINDOW'],
      [{ ...base, ticketId: elsewhere }, who.clerk, 'TICKET_NOT_HERE'],
      [{ ...base, ticketId: waiting }, who.clerk, 'TICKET_NOT_HERE'],
      [{ ...base, referralCode: 'ZZZZZ23456' }, who.clerk, 'REFERRAL_UNKNOWN'],
      [{ windowId: 'W1', service: direct.code }, who.clerk, 'APPLICANT_NEEDED'],
      [{ ...base, follows: 'k-nothing' }, who.clerk, 'CASE_UNKNOWN'],
      [base, who.other, 'NOT_ALLOWED'],
    ]
    for (const [input, openid, expected] of rows) {
      expect([input, codeOf(await ask('openCase', input, openid))]).toEqual([input, expected])
    }
  })

  it('tells the other window that takes it', async () => {
    const answer = await ask(
      'openCase',
      { windowId: 'W2', service: direct.code, applicantName: '甲' },
      who.other,
    )
    expect(answer).toMatchObject({
      error: { facts: { windowNos: [1] }, message: expect.stringContaining('1 号窗口') as string },
    })
  })
})

describe('the checklist', () => {
  it('is ticked one by one, and marks no paper that isn’t on it', async () => {
    const { caseId } = await desk.open(direct.code)
    const view = await desk.tick(caseId, [1, 'ok'])
    expect(view.papers.map(({ mark }) => mark)).toEqual(['ok', 'open', 'open'])
    const wrong = { caseId, ticks: [{ n: 9, mark: 'ok' }] }
    expect(codeOf(await ask('checkPapers', wrong, who.clerk))).toBe('PAPER_UNKNOWN')
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'handedOver' }, who.clerk))).toBe(
      'PAPERS_INCOMPLETE',
    )
  })

  it('keeps photos where nobody gets at them but by a link for five minutes', async () => {
    const { caseId } = await desk.open(direct.code)
    const uploadId = await desk.upload(who.clerk, png)
    const opId = newOp()
    const input = { caseId, n: 1, uploadId }
    const first = await ask('addPaper', input, who.clerk, { opId })
    expect(desk.valueOf(first).papers[0]?.files).toEqual([{ at: 0, kind: 'png', by: 'window' }])
    expect(await ask('addPaper', input, who.clerk, { opId })).toEqual(first)
    for (const openid of [who.clerk, who.li]) {
      const link = await ask('paperLink', { caseId, n: 1, at: 0 }, openid)
      expect(link).toMatchObject({ ok: true, value: { kind: 'png' } })
      const bytes = await (await fetch((link as { value: { link: string } }).value.link)).arrayBuffer()
      expect(new Uint8Array(bytes)).toEqual(png)
    }
    expect(codeOf(await ask('paperLink', { caseId, n: 1, at: 0 }, who.wang))).toBe('NOT_YOURS')
    expect(codeOf(await ask('paperLink', { caseId, n: 1, at: 0 }, who.centre))).toBe('NOT_YOURS')
    expect(codeOf(await ask('paperLink', { caseId, n: 1, at: 7 }, who.li))).toBe('PAPER_UNKNOWN')
    expect(codeOf(await ask('paperLink', { caseId: 'k-none', n: 1, at: 0 }, who.li))).toBe('CASE_UNKNOWN')
  })

  it.each([
    ['a renamed executable', Uint8Array.from([0x4d, 0x5a, 0x90, 0]), 'FILE_KIND'],
    [
      'more than 10 MB',
      (() => {
        const big = new Uint8Array(10 * 1024 * 1024 + 1)
        big.set(png)
        return big
      })(),
      'FILE_TOO_LARGE',
    ],
  ])('refuses %s', async (_, bytes, expected) => {
    const { caseId } = await desk.open(direct.code)
    const uploadId = await desk.upload(who.clerk, bytes)
    expect(codeOf(await ask('addPaper', { caseId, n: 1, uploadId }, who.clerk))).toBe(expected)
    expect((await desk.seen(caseId)).papers[0]?.files).toEqual([])
  })

  it('refuses another’s upload, a paper too many and a file too many', async () => {
    const { caseId } = await desk.open(direct.code)
    const theirs = await desk.upload(who.wang, png)
    expect(codeOf(await ask('addPaper', { caseId, n: 1, uploadId: theirs }, who.clerk))).toBe('FILE_UNKNOWN')
    expect(codeOf(await ask('addPaper', { caseId, n: 8, uploadId: theirs }, who.clerk))).toBe('PAPER_UNKNOWN')
    for (let n = 0; n < 6; n++) {
      const uploadId = await desk.upload(who.clerk, png)
      expect(codeOf(await ask('addPaper', { caseId, n: 2, uploadId }, who.clerk))).toBe('ok')
    }
    const more = await desk.upload(who.clerk, png)
    expect(codeOf(await ask('addPaper', { caseId, n: 2, uploadId: more }, who.clerk))).toBe('TOO_MANY_FILES')
  })

  it('shows the phone number only to the window, logs it and tells whose it is', async () => {
    const { caseId } = await desk.open(direct.code, who.li, { applicantPhone: '13800000009' })
    const answers = JSON.stringify([await desk.seen(caseId), await desk.seen(caseId, who.centre)])
    expect(answers).not.toContain('13800000009')
    const input = { caseId, reason: 'tellResult' }
    expect(await ask('readContact', input, who.clerk)).toEqual({
      ok: true,
      value: { name: '李小雨', phone: '13800000009' },
    })
    expect(codeOf(await ask('readContact', input, who.other))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('readContact', { ...input, caseId: 'k-none' }, who.clerk))).toBe('CASE_UNKNOWN')
    const entries = await stored(desk.cloud, AuditEntries, { subject: `cases:${caseId}` })
    expect(entries.at(-1)).toMatchObject({
      role: 'windowStaff',
      after: { read: 'contact', reason: 'tellResult' },
    })
    const told = await stored(desk.cloud, Events, { kind: 'tell', 'facts.reader': 'p-li' })
    expect(told.some((event) => event._id.includes(`${caseId}:`) && event._id.includes('contactRead'))).toBe(
      true,
    )
    expect(JSON.stringify(await stored(desk.cloud, AuditEntries))).not.toMatch(/13800000009|李小雨/)
    expect(JSON.stringify(await stored(desk.cloud, Operations))).not.toContain('13800000009')
  })
})

test('a phone number is not shown to whoever was a clerk a moment ago, whatever an instance keeps of them', async () => {
  const { caseId } = await desk.open(direct.code, who.li, { applicantPhone: '13800000009' })
  const look = async () => codeOf(await ask('readContact', { caseId, reason: 'deliver' }, who.secondClerk))
  expect(await look()).toBe('ok')
  const account = { _id: visitorOf(who.secondClerk) }
  const [known] = await stored(desk.cloud, Accounts, account)
  await edit(desk.cloud, Accounts, account, { grants: [] })
  expect(await look()).toBe('NOT_ALLOWED')
  await edit(desk.cloud, Accounts, account, { grants: known?.grants })
})

describe('one-time notice (§20)', () => {
  it('papers missing → notice lists all; second notice for an item present before refused (§20(1))', async () => {
    const { caseId } = await desk.open(promised.code)
    await desk.tick(caseId, [1, 'ok'])
    const notice = { caseId, matters: [{ name: '宿舍签字', todo: '请到宿管处签字' }] }
    const view = desk.valueOf(await ask('giveNotice', notice, who.clerk))
    expect(view).toMatchObject({
      state: 'awaitingMaterials',
      notice: {
        no: 1,
        passUntil: '2026-12-07',
        items: [
          { n: 2, problem: 'missing', name: '校园卡', todo: '请带原件。在哪里拿：自备。' },
          { n: 0, problem: 'matter', name: '宿舍签字' },
        ],
      },
    })
    expect(await desk.mine(caseId)).toMatchObject({ next: { by: '2026-12-07', isMine: true } })

    const { slipCode = '' } = await desk.seen(caseId)
    expect(codeOf(await ask('bringPapers', { caseId, slipCode }, who.clerk))).toBe('ok')
    await desk.tick(caseId, [1, 'wrong'], [2, 'ok'])
    const second = await ask('giveNotice', { caseId }, who.clerk)
    expect(second).toMatchObject({ error: { code: 'SECOND_NOTICE', facts: { papers: ['申请表'] } } })
    // Neither a tick taken back nor a picture by the window makes a new paper of what lay there.
    await desk.tick(caseId, [1, 'open'])
    const uploadId = await desk.upload(who.clerk, png)
    expect(codeOf(await ask('addPaper', { caseId, n: 1, uploadId }, who.clerk))).toBe('ok')
    await desk.tick(caseId, [1, 'wrong'])
    expect(await ask('giveNotice', { caseId }, who.clerk)).toMatchObject({ error: { code: 'SECOND_NOTICE' } })
    const override = { caseId, override: '表格是旧版，必须换' }
    expect(desk.valueOf(await ask('giveNotice', override, who.clerk))).toMatchObject({ notice: { no: 2 } })
    expect(await stored(desk.cloud, Events, { kind: 'assessed' })).toMatchObject([
      { facts: { rule: 'secondNotice', sourceId: `${caseId}:2`, windowId: 'W1', unitId: 'u-jw' } },
    ])
  })

  it('is possible again when the fault lies in what was newly handed in, or the sheet changed', async () => {
    const { caseId } = await desk.open(promised.code)
    await desk.tick(caseId, [1, 'ok'])
    await ask('giveNotice', { caseId }, who.clerk)
    const uploadId = await desk.upload(who.li, png)
    expect(codeOf(await ask('sendPaper', { caseId, n: 1, uploadId }, who.li))).toBe('ok')
    await ask('bringPapers', { caseId, slipCode: (await desk.seen(caseId)).slipCode }, who.clerk)
    await desk.tick(caseId, [1, 'wrong'], [2, 'ok'])
    expect(codeOf(await ask('giveNotice', { caseId }, who.clerk))).toBe('ok')

    await ask('bringPapers', { caseId, slipCode: (await desk.seen(caseId)).slipCode }, who.clerk)
    await desk.tick(caseId, [1, 'ok'], [2, 'ok'], [3, 'wrong'])
    const next = { ...promised, version: promised.version + 1 }
    await edit(desk.cloud, PublishedSheets, { _id: promised.code }, { sheet: next })
    expect(codeOf(await ask('giveNotice', { caseId }, who.clerk))).toBe('ok')
    // The running case keeps the version under which it was taken.
    expect(await desk.seen(caseId)).toMatchObject({ sheetVersion: promised.version })
    await edit(desk.cloud, PublishedSheets, { _id: promised.code }, { sheet: promised })
  })

  it('refuses to tell nothing, and files for what isn’t asked', async () => {
    const caseId = await desk.complete(direct.code)
    expect(codeOf(await ask('giveNotice', { caseId }, who.clerk))).toBe('NOTHING_TO_TELL')
    await desk.tick(caseId, [2, 'missing'])
    await ask('giveNotice', { caseId }, who.clerk)
    const uploadId = await desk.upload(who.li, png)
    expect(codeOf(await ask('sendPaper', { caseId, n: 9, uploadId }, who.li))).toBe('PAPER_UNKNOWN')
    for (let n = 0; n < 6; n++)
      await ask('sendPaper', { caseId, n: 2, uploadId: await desk.upload(who.li, png) }, who.li)
    const more = await desk.upload(who.li, png)
    expect(codeOf(await ask('sendPaper', { caseId, n: 2, uploadId: more }, who.li))).toBe('TOO_MANY_FILES')
    expect(codeOf(await ask('sendPaper', { caseId, n: 2, uploadId }, who.wang))).toBe('NOT_YOURS')
    expect(codeOf(await ask('sendPaper', { caseId: 'k-none', n: 2, uploadId }, who.li))).toBe('CASE_UNKNOWN')
  })

  it('return pass used by another person → refused unless proxy named with papers', async () => {
    const { caseId } = await desk.open(promised.code)
    await ask('giveNotice', { caseId }, who.clerk)
    const bring = async (more: Record<string, unknown>) =>
      codeOf(await ask('bringPapers', { caseId, ...more }, who.clerk))
    const strangers = await desk.ticketOf(who.wang)
    expect(await bring({})).toBe('PASS_NOT_YOURS')
    expect(await bring({ ticketId: strangers })).toBe('PASS_NOT_YOURS')
    expect(await bring({ ticketId: strangers, proxyName: '李爸爸' })).toBe('PASS_NOT_YOURS')
    expect(codeOf(await ask('nameProxy', { caseId, name: '李爸爸' }, who.wang))).toBe('NOT_YOURS')
    expect(codeOf(await ask('nameProxy', { caseId: 'k-none', name: '李爸爸' }, who.li))).toBe('CASE_UNKNOWN')
    expect(codeOf(await ask('nameProxy', { caseId, name: '李爸爸' }, who.li))).toBe('ok')
    expect(await bring({ ticketId: strangers, proxyName: '王叔叔' })).toBe('PASS_NOT_YOURS')
    expect(await bring({ ticketId: strangers, proxyName: '李爸爸' })).toBe('ok')
    await ask('giveNotice', { caseId }, who.clerk)
    expect(await bring({ ticketId: await desk.ticketOf(who.li) })).toBe('ok')
  })
})

describe('what nobody may see', () => {
  it('is another’s case, by any way', async () => {
    const { caseId } = await desk.open(joint.code)
    expect(codeOf(await ask('myCase', { caseId }, who.wang))).toBe('NOT_YOURS')
    expect(codeOf(await ask('myCase', { caseId: 'k-none' }, who.wang))).toBe('CASE_UNKNOWN')
    expect(codeOf(await ask('slipCase', { code: 'ABCDEFGHJKMNPQ' }, who.wang))).toBe('CASE_UNKNOWN')
    expect(codeOf(await ask('staffCase', { caseId }, who.hospital))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('staffCase', { caseId: 'k-none' }, who.clerk))).toBe('CASE_UNKNOWN')
    expect(codeOf(await ask('staffCase', { caseId }, who.wang))).toBe('NOT_ALLOWED')
    expect(await desk.seen(caseId, who.centre)).not.toHaveProperty('applicant')
    expect(await ask('myCases', {}, who.wang)).toMatchObject({ value: { cases: [] } })
  })

  it('lists mine newest first, page by page, without repeating', async () => {
    for (let n = 0; n < 33; n++) {
      desk.later(1)
      await desk.open(direct.code, 'o-many', { applicantName: '多件' })
    }
    const found: string[] = []
    let cursor: string | undefined
    do {
      const answer = await ask('myCases', cursor === undefined ? {} : { cursor }, 'o-many')
      const { value } = answer as unknown as { value: { cases: { caseId: string }[]; cursor?: string } }
      found.push(...value.cases.map((one) => one.caseId))
      cursor = value.cursor
    } while (cursor !== undefined)
    expect([found.length, new Set(found).size]).toEqual([33, 33])
    expect(codeOf(await ask('myCases', { cursor: 'junk' }, 'o-many'))).toBe('BAD_INPUT')
  })
})
