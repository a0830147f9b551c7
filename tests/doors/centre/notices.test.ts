import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, codeOf, doorOf, startCentre, stored } from '../centre'
import { valueOf } from '../people/posts'
import { arrange } from '../windows/hall'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'centre')
const queue = doorOf(() => cloud, 'queue')

const form = {
  title: '周五下午不对外',
  body: '本周五 16:00 后学习开会，请提前来。',
  audience: 'everybody',
  from: '2026-11-23',
  to: '2026-11-27',
}
const save = (more: object = {}, as = 'o-admin') => ask('saveNotice', { ...form, ...more }, as)
const idOf = (answer: Answer) => valueOf<{ noticeId: string }>(answer).noticeId
const publish = (noticeId: string) => ask('publishNotice', { noticeId }, 'o-admin')
const published = async (more: object = {}): Promise<string> => {
  const noticeId = idOf(await save(more))
  expect(codeOf(await publish(noticeId))).toBe('ok')
  return noticeId
}
const titles = async (openid = 'o-guest') =>
  valueOf<{ notices: { title: string; isCurrent: boolean }[] }>(await ask('notices', {}, openid)).notices
const read = (noticeId: string, openid = 'o-guest', more: { lang?: string } = {}) =>
  ask('notice', { noticeId }, openid, more)
const home = async () =>
  valueOf<{ notice?: { title: string } }>(await queue('overview', {}, 'o-guest')).notice?.title

beforeEach(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterEach(() => cloud.close())

describe('公告', () => {
  it('is a draft that nobody else sees, then is read by everybody, and stands on the first page', async () => {
    const noticeId = idOf(await save())
    expect([await titles(), codeOf(await read(noticeId))]).toEqual([[], 'NOTICE_UNKNOWN'])
    expect(codeOf(await save({ noticeId, title: '周五 16:00 后不对外' }))).toBe('ok')
    expect(codeOf(await publish(noticeId))).toBe('ok')
    expect(await titles()).toMatchObject([{ title: '周五 16:00 后不对外', isCurrent: true }])
    expect(valueOf(await read(noticeId))).toMatchObject({ body: form.body })
    expect(await home()).toBe('周五 16:00 后不对外')
    const entries = await stored(cloud, AuditEntries, { subject: `notices:${noticeId}` })
    expect(entries.map(({ endpoint }) => endpoint)).toEqual([
      'centre.saveNotice',
      'centre.saveNotice',
      'centre.publishNotice',
    ])
  })

  it('for those who work here is read by them alone', async () => {
    const noticeId = await published({ audience: 'staff' })
    expect([await titles(), codeOf(await read(noticeId))]).toEqual([[], 'NOTICE_UNKNOWN'])
    expect([(await titles('o-clerk')).length, codeOf(await read(noticeId, 'o-clerk'))]).toEqual([1, 'ok'])
    expect(await home()).toBeUndefined()
  })

  it('is nothing before its first day, and no news after its last', async () => {
    const noticeId = await published({ from: '2026-11-25' })
    expect(codeOf(await read(noticeId))).toBe('NOTICE_UNKNOWN')
    cloud.setClock('2026-11-25T09:00:00+08:00')
    expect((await titles())[0]?.isCurrent).toBe(true)
    cloud.setClock('2026-11-28T09:00:00+08:00')
    expect((await titles())[0]?.isCurrent).toBe(false)
    expect(codeOf(await read(noticeId))).toBe('ok')
  })

  it('is read in English where somebody wrote it', async () => {
    const noticeId = await published({ titleEn: 'Closed on Friday afternoon', bodyEn: 'From 16:00.' })
    expect(valueOf(await read(noticeId, 'o-guest', { lang: 'en' }))).toMatchObject({
      title: 'Closed on Friday afternoon',
      body: 'From 16:00.',
    })
  })

  it('stays as it was published, until it is withdrawn with a reason', async () => {
    const noticeId = await published()
    for (const answer of [
      await save({ noticeId }),
      await publish(noticeId),
      await ask('dropNotice', { noticeId }, 'o-admin'),
    ])
      expect(codeOf(answer)).toBe('NOTICE_NOT_DRAFT')
    const withdraw = () => ask('withdrawNotice', { noticeId, reason: '会议取消' }, 'o-admin')
    expect(valueOf(await withdraw())).toMatchObject({ state: 'withdrawn', reason: '会议取消', buttons: [] })
    expect(codeOf(await withdraw())).toBe('NOTICE_NOT_PUBLISHED')
    expect([await titles(), codeOf(await read(noticeId))]).toEqual([[], 'NOTICE_UNKNOWN'])
  })

  it('that is only a draft can be thrown away', async () => {
    const noticeId = idOf(await save())
    expect(codeOf(await ask('dropNotice', { noticeId }, 'o-admin'))).toBe('ok')
    for (const endpoint of ['dropNotice', 'publishNotice', 'noticeDraft'])
      expect(codeOf(await ask(endpoint, { noticeId }, 'o-admin'))).toBe('NOTICE_UNKNOWN')
    expect(codeOf(await save({ noticeId }))).toBe('NOTICE_UNKNOWN')
    const withdrawn = await ask('withdrawNotice', { noticeId, reason: '没有' }, 'o-admin')
    expect(codeOf(withdrawn)).toBe('NOTICE_UNKNOWN')
  })

  it('is refused when its days make no sense, also on the day on which it is published', async () => {
    expect(codeOf(await save({ to: '2026-11-22' }))).toBe('NOTICE_DAYS')
    expect(codeOf(await save({ from: '2026-11-28' }))).toBe('NOTICE_DAYS')
    const noticeId = idOf(await save())
    cloud.setClock('2026-11-28T09:00:00+08:00')
    expect(codeOf(await publish(noticeId))).toBe('NOTICE_DAYS')
  })

  it('is written by the centre alone, and nobody’s words that WeChat stops', async () => {
    expect(codeOf(await save({}, 'o-head'))).toBe('NOT_ALLOWED')
    expect(codeOf(await save({ body: '一起赌博' }))).toBe('WORDS_NOT_FIT')
    const desk = valueOf<{ notices: object[] }>(await ask('noticeDesk', {}, 'o-admin'))
    expect(desk.notices).toEqual([])
    expect(codeOf(await ask('noticeDesk', { cursor: 'junk' }, 'o-admin'))).toBe('BAD_INPUT')
  })

  it('published by two at once is published once', async () => {
    const noticeId = idOf(await save())
    const codes = (await Promise.all([publish(noticeId), publish(noticeId)])).map(codeOf)
    expect(codes.sort()).toEqual(['NOTICE_NOT_DRAFT', 'ok'])
  })

  it('is listed page by page', async () => {
    for (let n = 1; n <= 21; n++) await published({ title: `第 ${String(n)} 条` })
    const first = valueOf<{ notices: { noticeId: string }[]; cursor?: string }>(
      await ask('notices', {}, 'o-guest'),
    )
    const second = valueOf<{ notices: { noticeId: string }[] }>(
      await ask('notices', { cursor: first.cursor }, 'o-guest'),
    )
    const all = [...first.notices, ...second.notices].map(({ noticeId }) => noticeId)
    expect([first.notices.length, second.notices.length, new Set(all).size]).toEqual([20, 1, 21])
  })
})
