import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { sha256 } from '../../../cloudfunctions/_kernel/hash'
import { AuditSeals } from '../../../cloudfunctions/_kernel/seal'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import { ComplaintParts, Complaints } from '../../../cloudfunctions/complaints/collections'
import { codeOf, doorOf, filesUnder, newOp, stored } from '../centre'
import { complaintDesk, issue } from './desk'
import { jpegWith, pngWith } from '../../rules/photos'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const {
  cloud,
  ask,
  at,
  giveRole,
  fileAs,
  fileNamed,
  follow,
  rows,
  parts,
  partOf,
  see,
  steps,
  desksOf,
  sendPhoto,
} = complaintDesk()

describe('filing a complaint (§33)', () => {
  it('gives a receipt of sixteen digits, under which it is followed', async () => {
    const receipt = await fileAs('o-someone', issue())
    expect(receipt).toMatch(/^\d{16}$/)
    const own = await follow(receipt, 'o-another-phone')
    expect([own.isNamed, own.parts.length, own.parts[0]?.state, own.parts[0]?.acceptBy]).toEqual([
      false,
      1,
      'received',
      '2026-11-30',
    ])
    expect(JSON.stringify(await stored(cloud(), Complaints))).not.toContain(receipt)
    expect(await desksOf()).toEqual(['centreStaff'])
  })

  it('lets one choose a window or a unit without knowing a name', async () => {
    const form = valueOf<{
      windows: { no: number; unitName: string }[]
      units: object[]
      service?: { name: string }
    }>(await ask('complaintForm', { service: 'JW-001' }, 'o-someone'))
    expect(form.windows.map(({ no, unitName }) => `${String(no)} ${unitName}`)).toEqual([
      '1 教务处',
      '2 教务处',
      '3 财务处',
    ])
    expect([form.units.length, form.service?.name]).toEqual([2, '学生证补办'])
    expect(valueOf<object>(await ask('complaintForm', {}, 'o-someone'))).not.toHaveProperty('service')
  })

  it('files once, however often and however fast it is sent', async () => {
    const opId = newOp()
    const sent = await Promise.all(
      [1, 2, 3].map(() => ask('fileAnonymously', { issues: [issue()] }, 'o-someone', { opId })),
    )
    const receipts = sent.map((answer) => valueOf<{ receipt: string }>(answer).receipt)
    expect(new Set(receipts).size).toBe(1)
    expect(await stored(cloud(), Complaints)).toHaveLength(1)
    const other = { issues: [issue({ words: '别的话' })] }
    expect(codeOf(await ask('fileAnonymously', other, 'o-someone', { opId }))).toBe('OPID_REUSED')
    // Its first answer, too, is kept nowhere.
    expect(await stored(cloud(), Operations)).toHaveLength(0)
  })

  it('refuses what is about nothing that there is', async () => {
    for (const about of [
      { kind: 'window', windowId: 'w77' },
      { kind: 'window', unitId: 'jw' },
      { kind: 'unit', unitId: 'zz' },
      { kind: 'service', service: 'ZZ-999' },
      { kind: 'person', called: '戴眼镜的' },
    ])
      expect(codeOf(await ask('fileAnonymously', { issues: [issue({ about })] }, 'o-someone'))).toBe(
        'ABOUT_UNKNOWN',
      )
    const unknown = { issues: [issue({ evidence: ['no-such-photo-0000000000'] })] }
    expect(codeOf(await ask('fileAnonymously', unknown, 'o-someone'))).toBe('FILE_UNKNOWN')
    for (const door of ['fileByName', 'takeDown'] as const) {
      const input = { issues: [issue({ about: { kind: 'unit' } })] }
      const [more, as] = door === 'takeDown' ? [{ channel: 'desk' }, 'o-desk'] : [{}, 'o-student']
      expect(codeOf(await ask(door, { ...input, ...more }, as))).toBe('ABOUT_UNKNOWN')
    }
    expect(await parts()).toEqual([])
  })

  it('complaint with two issues of two units → two parts, each routed; complainant sees one', async () => {
    const receipt = await fileAs(
      'o-someone',
      issue({ about: { kind: 'service', service: 'JW-001' }, topic: 'rules', words: '教务的规定不合理' }),
      issue({ about: { kind: 'service', service: 'CW-001' }, topic: 'rules', words: '财务的规定不合理' }),
    )
    for (const [n, as, other] of [
      [1, 'o-head', 'o-headcw'],
      [2, 'o-headcw', 'o-head'],
    ] as const) {
      expect((await rows(as)).map(({ partId }) => partId)).toEqual([await partOf(n)])
      expect(codeOf(await see(await partOf(n), other))).toBe('NOT_FOUND')
    }
    expect((await follow(receipt)).parts.map(({ n }) => n)).toEqual([1, 2])
    expect(await stored(cloud(), Complaints)).toHaveLength(1)
  })

  it('takes down what is told at the desk or on the phone, by name or not, and gives the receipt', async () => {
    const complainant = { name: '周小舟', contact: '13900000000' }
    const told = { issues: [issue()], complainant }
    const opId = newOp()
    const sent = await Promise.all(
      [1, 2].map(() => ask('takeDown', { channel: 'phone', ...told }, 'o-desk', { opId })),
    )
    const [receipt, again] = sent.map((answer) => valueOf<{ receipt: string }>(answer).receipt)
    expect(again).toBe(receipt)
    const silent = valueOf<{ receipt: string }>(
      await ask('takeDown', { channel: 'desk', issues: [issue()] }, 'o-desk'),
    )
    expect((await follow(receipt ?? '')).isNamed).toBe(true)
    expect((await follow(silent.receipt)).isNamed).toBe(false)
    expect(JSON.stringify(await parts())).not.toContain('周小舟')
    expect(await rows()).toHaveLength(2)
  })

  it('lets whoever files by name find it again with its receipt, and nobody else', async () => {
    const { receipt } = await fileNamed(issue())
    const mine = async (as: string) =>
      valueOf<{ complaints: { receipt: string; state: string }[] }>(await ask('myComplaints', {}, as))
        .complaints
    expect((await mine('o-student')).map((one) => [one.receipt, one.state])).toEqual([[receipt, 'received']])
    expect(await mine('o-wang')).toEqual([])
  })
})

describe('evidence (§33)', () => {
  it('arrives in pieces, is put together and cleaned, and goes to whoever handles it', async () => {
    const photo = jpegWith([[0xe1, Buffer.from('Exif-SECRET-PLACE')]])
    const answer = await sendPhoto(photo)
    const { evidenceId, kind, bytes } = valueOf<{ evidenceId: string; kind: string; bytes: number }>(
      answer as never,
    )
    expect([kind, bytes]).toEqual(['jpeg', jpegWith([]).length])
    await fileAs('o-someone', issue({ evidence: [evidenceId] }))
    const { link } = valueOf<{ link: string }>(
      await ask('evidenceLink', { partId: await partOf(), at: 0 }, 'o-desk'),
    )
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(jpegWith([]))
    expect(codeOf(await ask('evidenceLink', { partId: await partOf(), at: 1 }, 'o-desk'))).toBe(
      'FILE_UNKNOWN',
    )
    expect(codeOf(await ask('evidenceLink', { partId: await partOf(), at: 0 }, 'o-head'))).toBe('NOT_FOUND')
    // Taken once: nobody files it a second time.
    const again = { issues: [issue({ evidence: [evidenceId] })] }
    expect(codeOf(await ask('fileAnonymously', again, 'o-someone'))).toBe('FILE_UNKNOWN')
    expect(await filesUnder(cloud(), 'kept/complaints/')).toHaveLength(1)
  })

  it('rests under the phone’s key: nobody can put it together without it', async () => {
    const evidenceId = 'evidence-of-somebody-00'
    const data = Buffer.from(pngWith([])).toString('base64')
    await ask('sendEvidence', { evidenceId, secret: 'secret-of-the-phone-000', at: 0, data }, 'o-someone')
    const finish = (secret: string, pieces = 1) =>
      ask('finishEvidence', { evidenceId, secret, pieces }, 'o-x')
    expect(codeOf(await finish('another-secret-00000000'))).toBe('PHOTO_BROKEN')
    expect(codeOf(await finish('secret-of-the-phone-000', 2))).toBe('PHOTO_BROKEN')
    expect(codeOf(await finish('secret-of-the-phone-000'))).toBe('ok')
    expect(codeOf(await finish('secret-of-the-phone-000'))).toBe('ok')
  })

  it.each([
    ['a PDF, which can’t be cleaned', Buffer.from('%PDF-1.7 secret'), 'FILE_KIND'],
    ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0]), 'FILE_KIND'],
    ['half a photo', jpegWith([]).subarray(0, -2), 'PHOTO_BROKEN'],
  ])('refuses %s', async (_what, bytes, code) => {
    expect(codeOf(await sendPhoto(bytes))).toBe(code)
    expect(await filesUnder(cloud(), 'kept/complaints/')).toEqual([])
  })

  it('refuses a photo that is too large', async () => {
    const large = Buffer.concat([jpegWith([]), Buffer.alloc(3 * 1024 * 1024)])
    expect(codeOf(await sendPhoto(large, 'o-someone', 150 * 1024))).toBe('FILE_TOO_LARGE')
  })
})

describe('who handles and who sees it (§33)', () => {
  it("complaint about the unit lead → the lead's unit neither handles nor sees it", async () => {
    await giveRole('zhao', 'centreStaff')
    const about = { kind: 'person', unitId: 'jw', post: 'lead' }
    await fileAs(
      'o-someone',
      issue({ about, words: '负责人打招呼插队' }),
      // Its own rules are not the unit's to judge beside that.
      issue({ about: { kind: 'service', service: 'JW-001' }, topic: 'rules', words: '规定也不合理' }),
    )
    expect(await rows('o-desk')).toHaveLength(2)
    expect(await rows('o-head')).toEqual([])
    const [partId, second] = [await partOf(1), await partOf(2)]
    // The head, whoever is posted in the unit, and such a one who works at the front desk, too.
    for (const as of ['o-head', 'o-zhao'])
      for (const id of [partId, second]) {
        expect([as, codeOf(await see(id, as))]).toEqual([as, 'NOT_FOUND'])
        expect(codeOf(await ask('acceptComplaint', { partId: id, isSerious: false }, as))).toBe('NOT_FOUND')
      }
    expect(await rows('o-zhao')).toEqual([])
    // Nor does what waits for the desk tell them: it waits for each of the others by themselves.
    expect(new Set(await desksOf())).toEqual(
      new Set(['person:p-admin', 'person:p-admin2', 'person:p-desk', 'person:p-desk2']),
    )
  })

  it('answers of what one may not see as of what never was', async () => {
    await fileAs('o-someone', issue())
    const partId = await partOf()
    const [hidden, unknown] = [await see(partId, 'o-head'), await see('no-such-part', 'o-head')]
    expect(hidden).toEqual(unknown)
    for (const as of ['o-steering', 'o-disc', 'o-headcw', 'o-head'])
      expect([as, codeOf(await see(partId, as))]).toEqual([as, 'NOT_FOUND'])
    for (const as of ['o-keeper', 'o-wang', 'o-student'])
      expect([as, codeOf(await see(partId, as))]).toEqual([as, 'NOT_ALLOWED'])
    expect(codeOf(await ask('complaints', { desk: 'centre' }, 'o-head'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('complaints', { unitId: 'cw' }, 'o-head'))).toBe('NOT_YOURS')
  })

  it('brings a rule to the unit that owns it, which finds, and the centre, which decides', async () => {
    await fileAs('o-someone', issue({ about: { kind: 'service', service: 'JW-001' }, topic: 'rules' }))
    expect(await rows('o-head')).toHaveLength(1)
    const partId = await partOf()
    await steps(partId, [
      ['acceptComplaint', { isSerious: false }, 'o-head'],
      ['investigateComplaint', {}, 'o-head'],
      ['findComplaint', { finding: 'partly', words: '材料要求确实多了一项' }, 'o-head'],
    ])
    expect(codeOf(await ask('decideComplaint', { partId, words: '改', isMajor: false }, 'o-head'))).toBe(
      'NOT_FOUND',
    )
    expect(await desksOf()).toEqual(['centreStaff'])
    await steps(partId, [
      ['decideComplaint', { words: '修改一事一表', isMajor: false }],
      ['replyComplaint', { words: '已经去掉这项材料' }, 'o-head'],
    ])
  })

  it('brings what is about the front desk to the steering office', async () => {
    await fileAs('o-someone', issue({ about: { kind: 'person', post: 'centre', called: '服务台' } }))
    expect(await rows('o-desk')).toEqual([])
    expect(await rows('o-steering')).toHaveLength(1)
    await steps(await partOf(), [['acceptComplaint', { isSerious: false }, 'o-steering']])
  })

  it('lets a named respondent’s chain out from then on, of the whole complaint', async () => {
    await fileAs('o-someone', issue({ about: { kind: 'unit', unitId: 'cw' } }), issue())
    await giveRole('chen', 'centreStaff')
    expect(await rows('o-chen')).toEqual([])
    await fileAs('o-someone', issue({ about: { kind: 'window', windowId: 'w2' } }))
    const other = (await parts()).find(({ windowId }) => windowId === 'w2')?._id ?? ''
    expect(await rows('o-chen')).toHaveLength(1)
    const name = (personId: string) => ask('nameRespondent', { partId: other, personId }, 'o-desk')
    expect(codeOf(await name('p-chen'))).toBe('PERSON_UNKNOWN')
    // The clerk of window 2 works at the front desk, too: the steering office takes it over.
    await giveRole('zhao', 'centreStaff')
    expect(codeOf(await name('p-zhao'))).toBe('ok')
    expect(codeOf(await see(other))).toBe('NOT_FOUND')
    expect(codeOf(await see(other, 'o-steering'))).toBe('ok')
    expect(await rows('o-chen')).toEqual([])
  })

  it('splits what is two matters: whoever gets the second sees nothing of the first', async () => {
    await fileAs('o-someone', issue({ words: '窗口态度差，而且规定不合理' }))
    const partId = await partOf()
    const about = { kind: 'service', service: 'CW-001' }
    const split = (more: Record<string, unknown> = {}) =>
      ask('splitComplaint', { partId, about, topic: 'rules', words: '有人认为规定不合理', ...more }, 'o-desk')
    expect(codeOf(await split({ about: { kind: 'unit' } }))).toBe('ABOUT_UNKNOWN')
    expect(codeOf(await split())).toBe('ok')
    const second = await partOf(2)
    const seen = valueOf<{ words: string }>(await see(second, 'o-headcw'))
    expect(seen.words).toBe('有人认为规定不合理')
    expect(codeOf(await see(partId, 'o-headcw'))).toBe('NOT_FOUND')
    for (let n = 3; n <= 8; n++) expect(codeOf(await split())).toBe('ok')
    expect(codeOf(await split())).toBe('PARTS_FULL')
  })

  it('seals what goes to the discipline office: the centre keeps number and date', async () => {
    await fileAs('o-someone', issue({ words: '收了购物卡' }))
    const partId = await partOf()
    await steps(partId, [['referComplaint', { words: '涉嫌收受礼品' }]])
    expect(codeOf(await see(partId))).toBe('NOT_FOUND')
    expect(await rows('o-desk')).toEqual([])
    const kept = await rows('o-desk', { desk: 'discipline' })
    expect(kept.map((row) => Object.keys(row).sort())).toEqual([['filedOn', 'isLate', 'isSerious', 'no']])
    expect(await desksOf()).toEqual(['discipline'])
    const seen = valueOf<{ words: string; note: string }>(await see(partId, 'o-disc'))
    expect([seen.words, seen.note]).toEqual(['收了购物卡', '涉嫌收受礼品'])
    expect(codeOf(await ask('referComplaint', { partId, words: '再移' }, 'o-disc'))).toBe('MOVED_ON')
    await steps(partId, [['handBackComplaint', { words: '不属于违纪' }, 'o-disc']])
    expect(codeOf(await see(partId, 'o-disc'))).toBe('NOT_FOUND')
    expect(valueOf<{ note: string }>(await see(partId)).note).toBe('不属于违纪')
    // What somebody suspects from the beginning is never read by anybody else.
    await fileAs('o-someone', issue({ topic: 'discipline' }))
    const [suspected] = await rows('o-disc')
    expect(await rows('o-desk', { desk: 'discipline' })).toHaveLength(1)
    await steps(suspected?.partId ?? '', [['acceptComplaint', { isSerious: true }, 'o-disc']])
    const back = { partId: suspected?.partId ?? '', words: '不属于违纪' }
    expect(codeOf(await ask('handBackComplaint', back, 'o-disc'))).toBe('MOVED_ON')
  })
})

describe('what the audit says of it (§33)', () => {
  it('is nothing to whoever browses the audit, who may be of its chain or keep its number alone', async () => {
    await fileAs('o-someone', issue())
    const partId = await partOf()
    await steps(partId, [
      ['acceptComplaint', { isSerious: false }],
      ['nameRespondent', { personId: 'p-wang' }],
      ['referComplaint', { words: '涉嫌违规收费' }],
    ])
    await doorOf(cloud, 'attendance')(
      'pairScreen',
      { screenId: sha256('a screen'), name: '东侧屏' },
      'o-admin',
    )
    const kept = await stored(cloud(), AuditEntries, { subject: `complaintParts:${partId}` })
    expect(kept.map(({ endpoint }) => endpoint)).toContain('complaints.referComplaint')
    for (const as of ['o-admin', 'o-steering'])
      for (const input of [{}, { subject: `complaintParts:${partId}` }, { by: visitorOf('o-desk') }]) {
        const answer = await doorOf(cloud, 'centre')('auditTrail', { ...input }, as)
        const { entries } = valueOf<{ entries: { endpoint: string }[] }>(answer)
        const named = Object.keys(input).length > 0
        const seen = [...new Set(entries.map(({ endpoint }) => endpoint))]
        expect(seen).toEqual(named ? [] : ['attendance.pairScreen'])
      }
  })
})

describe('receipts', () => {
  it('anonymous receipt tried 10 times → limited, equal answers', async () => {
    const receipt = await fileAs('o-someone', issue())
    const guess = (n: number) => ask('followReceipt', { receipt: String(n).padStart(16, '1') }, 'o-guesser')
    for (let n = 0; n < 10; n++) expect(codeOf(await guess(n))).toBe('RECEIPT_UNKNOWN')
    const [wrong, right] = [await guess(11), await ask('followReceipt', { receipt }, 'o-guesser')]
    expect(codeOf(wrong)).toBe('RECEIPT_LOCKED')
    expect(right).toEqual(wrong)
    for (const door of ['withdrawComplaint', 'addToComplaint', 'askReview', 'reportRetaliation']) {
      const more = door === 'withdrawComplaint' ? {} : { n: 1, words: '话' }
      expect(await ask(door, { receipt, ...more }, 'o-guesser')).toEqual(wrong)
    }
    // Nobody else is kept from it, and tomorrow it is another day.
    expect((await follow(receipt)).parts).toHaveLength(1)
    at('2026-11-24 00:01')
    expect((await follow(receipt, 'o-guesser')).parts).toHaveLength(1)
  })

  it('counts many wrong ones at once no further than ten, and right ones not at all', async () => {
    const receipt = await fileAs('o-someone', issue())
    for (let n = 0; n < 12; n++) expect((await follow(receipt)).parts).toHaveLength(1)
    const tried = await Promise.all(
      Array.from({ length: 30 }, (_one, n) =>
        ask('followReceipt', { receipt: String(n).padStart(16, '2') }, 'o-guesser'),
      ),
    )
    expect(tried.filter((answer) => codeOf(answer) === 'RECEIPT_UNKNOWN')).toHaveLength(10)
    for (const door of ['withdrawComplaint', 'addToComplaint', 'askReview', 'reportRetaliation']) {
      const more = door === 'withdrawComplaint' ? {} : { n: 1, words: '话' }
      const wrong = { receipt: '1111222233334444', ...more }
      expect(codeOf(await ask(door, wrong, 'o-other'))).toBe('RECEIPT_UNKNOWN')
    }
  })

  it('seals what is anonymous when its day is over, and its entries hold', async () => {
    await fileAs('o-someone', issue())
    await cloud().runTimer('centre')
    const entries = () => stored(cloud(), AuditEntries, { by: 'anonymous' })
    expect((await entries()).map(({ seal }) => seal)).toEqual([-1, -1])
    at('2026-11-24 00:01')
    await cloud().runTimer('centre')
    expect((await entries()).every(({ seal }) => seal > 0)).toBe(true)
    expect(await stored(cloud(), AuditSeals)).toHaveLength(1)
    const verdict = await (
      await import('../centre')
    ).knock(cloud(), 'centre', { do: 'verifyAudit', input: { collection: 'auditEntries' } }, 'o-admin')
    expect(verdict).toMatchObject({ value: { intact: true } })
    expect(await stored(cloud(), ComplaintParts)).toHaveLength(1)
  })
})
