import { Cases } from '../../../cloudfunctions/cases/collections'
import { type Desk, direct, joint, startDesk, who } from './desk'
import { codeOf, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

let desk: Desk
const ask: Desk['ask'] = (...given) => desk.ask(...given)
beforeAll(async () => {
  desk = await startDesk()
  await desk.accept(joint.code)
  await desk.open(direct.code)
})
afterAll(() => desk.cloud.close())
beforeEach(() => {
  desk.later(2)
})

describe('every move of staff', () => {
  const moves: [string, Record<string, unknown>, string, string][] = [
    ['checkPapers', { ticks: [{ n: 1, mark: 'ok' }] }, who.clerk, 'inProgress'],
    ['addPaper', { n: 1, uploadId: 'none' }, who.clerk, 'inProgress'],
    ['giveNotice', {}, who.clerk, 'inProgress'],
    ['bringPapers', {}, who.clerk, 'inProgress'],
    ['acceptCase', { reason: '审批' }, who.clerk, 'inProgress'],
    ['logStep', { words: '一步' }, who.clerk, 'done'],
    ['suspendCase', { reason: 'statutoryNotice', words: '公告' }, who.clerk, 'done'],
    ['resumeCase', {}, who.clerk, 'done'],
    ['askExtension', { days: 1, reason: '审批' }, who.clerk, 'done'],
    ['decideExtension', { isGranted: true, words: '好' }, who.centre, 'done'],
    ['finishPart', { n: 1, words: '好' }, who.hospital, 'done'],
    ['refusePart', { n: 1, ground: '不符', clause: '第一条' }, who.hospital, 'done'],
    ['decidePart', { n: 1, decision: 'redo', words: '好' }, who.clerk, 'done'],
    ['proposeLead', { toWindowId: 'W2' }, who.head, 'done'],
    ['agreeLead', {}, who.head, 'done'],
    ['declineLead', { words: '不换' }, who.head, 'done'],
    ['finishCase', { delivery: 'electronic' }, who.clerk, 'done'],
    ['denyCase', { basis: 'law', ground: '不符合', clause: '第一条', appeal: '教务处' }, who.clerk, 'done'],
    ['handOver', { code: 'ABCDEF' }, who.clerk, 'inProgress'],
    ['sendPaper', { n: 1, uploadId: 'none' }, who.li, 'done'],
    ['nameProxy', { name: '爸爸' }, who.li, 'done'],
  ]
  it.each(moves)(
    '%s: only in its states, only there, only on a case that is',
    async (endpoint, input, openid, state) => {
      const id = `k-${endpoint}`
      const [model] = await stored(desk.cloud, Cases, { kind: 'joint', state: 'inProgress' })
      const {
        promise: _promise,
        acceptedAt: _at,
        ...rest
      } = model as Extract<typeof model, { state: 'inProgress' }>
      const ended = {
        doneAt: stamps.createdAt,
        doneOn: '2026-11-23',
        result: '证明',
        delivery: { state: 'electronic', at: stamps.createdAt },
      }
      await put(desk.cloud, Cases, {
        ...(state === 'done' ? { ...rest, ...ended } : model),
        _id: id,
        no: id,
        slip: id,
        windowId: 'W1',
        unitId: 'u-jw',
        holder: 'p-li',
        state,
        parts: model?.parts ?? [],
      } as never)
      expect(codeOf(await ask(endpoint, { caseId: id, ...input }, openid))).toBe('MOVE_NOT_POSSIBLE')
      expect(codeOf(await ask(endpoint, { caseId: 'k-none', ...input }, openid))).toBe('CASE_UNKNOWN')
      if (openid === who.centre || openid === who.li) return
      const stranger =
        openid === who.head
          ? who.financeHead
          : endpoint.endsWith('Part') && endpoint !== 'decidePart'
            ? who.clerk
            : who.other
      expect(codeOf(await ask(endpoint, { caseId: id, ...input }, stranger))).toBe('NOT_AT_YOUR_WINDOW')
    },
  )

  it('bringing papers after the pass has ended is refused, until the clock withdraws it', async () => {
    const [model] = await stored(desk.cloud, Cases, { state: 'received', windowId: 'W1' })
    if (model === undefined) throw new Error('no case is received')
    const waiting = {
      state: 'awaitingMaterials',
      passUntil: '2026-11-20',
      passWarnedOn: '2026-11-20',
      personId: 'p-li',
    }
    await put(desk.cloud, Cases, {
      ...model,
      _id: 'k-pass',
      no: 'k-pass',
      slip: 'k-pass',
      ...waiting,
    } as never)
    const ticketId = await desk.ticketOf(who.li)
    const answer = await ask('bringPapers', { caseId: 'k-pass', ticketId }, who.clerk)
    expect(answer).toMatchObject({ error: { code: 'PASS_OVER', facts: { until: '2026-11-20' } } })
  })
})
