import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { clerkOf } from '../hall/documents'
import { member } from '../hall/demo-hall'
import { settle } from '../journeys/actors'
import { callBy, SOON } from '../journeys/calling'
import { holdBefore, leads, press, reads, shown, touch, type } from '../journeys/hand'
import { openStage, type Language, type Stage } from '../journeys/stage'

jest.setTimeout(180_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

interface Way {
  readonly windowNo: number
  readonly code: string
  readonly number: string
  /** A promised matter is accepted, a direct one is done. */
  readonly outcome: string
}

const zh = {
  who: member,
  unit: /教务处/,
  home: '现在开放',
  query: '学生证丢了',
  service: '学生证补办',
  bring: '要带',
  take: '取号',
  waiting: '还要等',
  way: '怎么走',
  arrived: '我到了，看我的号',
  open: '开窗叫号',
  nobody: '没有人等',
  callNext: '叫下一位',
  goTo: '请到 1号窗口',
  scan: '到窗口了，扫窗口码',
  serving: '1号窗口办理中',
  papers: '材料都齐',
  rate: '评价这次办理',
  face: '非常满意',
  tag: '服务态度',
  submit: '提交评价',
  thanks: '谢谢，已经收到',
}
const en: typeof zh = {
  who: 'guest-en',
  unit: /Finance/,
  home: 'Open now',
  query: 'tuition receipt',
  service: 'Tuition payment receipt',
  bring: 'Bring',
  take: 'Take a number',
  waiting: 'Still to wait',
  way: 'Directions',
  arrived: 'I am here: my ticket',
  open: 'Open window',
  nobody: 'Nobody waiting',
  callNext: 'Call next',
  goTo: 'Go to window 5',
  scan: 'Scan the window code',
  serving: 'At window 5 now',
  papers: 'All papers here',
  rate: 'Rate this visit',
  face: 'Very good',
  tag: 'Attitude',
  submit: 'Send',
  thanks: 'Thank you, received',
}
const inChinese: Way = {
  windowNo: 1,
  code: 'JW-001',
  number: 'A001',
  outcome: 'accepted',
}
const inEnglish: Way = {
  windowNo: 5,
  code: 'CW-002',
  number: 'E001',
  outcome: 'completed',
}

test.each([
  ['zh', zh, inChinese],
  ['en', en, inEnglish],
] as const)('the whole way, in %s', async (lang: Language, say, { windowNo, code, number, outcome }) => {
  const { hall, screen, picture } = stage
  const windowId = `w${windowNo}`
  const named = (step: string): string => `visit-${lang}-${step}`
  const clerk = await stage.phone(clerkOf(windowId), `/staff/counter/counter?windowId=${windowId}`, lang)
  await reads(clerk, say.unit)
  await picture(clerk, named('0-closed'))
  await press(clerk, say.open)
  await reads(clerk, say.nobody)

  const visitor = await stage.phone(say.who, undefined, lang)
  await reads(visitor, say.home)
  await picture(visitor, named('1-home'))
  await shown(visitor).locator('[aria-role="button"], [role="button"]').first().tap()
  await type(visitor, say.query)
  await reads(visitor, say.service)
  await picture(visitor, named('2-search'))
  await touch(visitor, say.service)

  await reads(visitor, say.bring)
  await picture(visitor, named('3-sheet'))
  await press(visitor, say.take)
  await reads(visitor, number)
  await reads(visitor, say.waiting)
  await picture(visitor, named('4-ticket'))

  await press(visitor, say.way)
  await reads(visitor, say.arrived)
  await leads(visitor, windowNo)
  await picture(visitor, named('5-map'))
  await press(visitor, say.arrived)
  await reads(visitor, say.waiting)

  await reads(clerk, number)
  await picture(clerk, named('6-counter'))
  const told = await callBy(stage, clerk, say.callNext, visitor, { number, windowNo, goTo: say.goTo })
  await Promise.all([
    picture(visitor, named('7-called')),
    picture(screen, named('7-screen')),
    picture(clerk, named('7-calling')),
  ])
  expect(told.phone).toBeLessThanOrEqual(SOON.phone)
  expect(told.screen).toBeLessThanOrEqual(SOON.screen)

  await holdBefore(visitor, `w=${windowId}`)
  await press(visitor, say.scan)
  await reads(visitor, say.serving)
  await picture(visitor, named('8-serving'))
  await reads(clerk, say.papers)
  await picture(clerk, named('8-counter'))
  await settle(clerk, lang)
  await reads(visitor, say.rate)
  await picture(visitor, named('9-done'))
  await press(visitor, say.rate)
  await reads(visitor, say.face)
  await touch(visitor, say.face)
  await touch(visitor, say.tag)
  await type(visitor, 'OK')
  await picture(visitor, named('10-rating'))
  await press(visitor, say.submit)
  await reads(visitor, say.thanks)
  await picture(visitor, named('11-rated'))

  const [ticket] = await hall.documents('tickets', { number })
  expect(ticket).toMatchObject({ status: 'done', outcome, service: code })
  const ratings = await hall.documents('ratings', { _id: ticket?._id })
  expect(ratings).toMatchObject([{ level: 5, aspects: ['attitude'], words: 'OK', windowId }])
})
