import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Grant } from '../../cloudfunctions/_kernel/role'
import { insertDocuments } from '../../local/seed/insert'
import type { Browser } from 'playwright-core'
import type { Phone } from '../browser'
import { desk, member } from '../hall/demo-hall'
import { account, clerkOf } from '../hall/documents'
import { press, reads, saying, shown, touch, type } from './hand'
import { openStage, type Language, type Stage } from './stage'
import { fieldOf, fillIn, fillInSheet, type FormWords, siteReads } from './writing'

jest.setTimeout(300_000)

const head = 'head-jw'
const clerk = clerkOf('w1')
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const from = '2026-01-01' as Grant['from']
  await insertDocuments(stage.hall.cloud, 'accounts', [
    account(head, '高明', '教职工', [{ role: 'unitHead', unitId: 'jw', from }]),
  ])
})
afterEach(async () => {
  expect(await stage.clear()).toEqual([])
})
afterAll(() => stage.close())

interface Way {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

const zh = {
  save: '保存',
  add: '加一条',
  keep: '写好这一条',
  sections: [
    '事项与对象',
    '服务依据',
    '办事流程',
    '办理方式与时限',
    '收费、结果与送达',
    '窗口、电话与网上',
  ] as FormWords['sections'],
  window: '1号窗口',
  complete: '都齐了，可以提交。',
  sheets: '一事一表',
  start: '新建一事一表',
  create: '建好，去填写',
  submit: '提交审核',
  waiting: '中心正在审核，要改请先撤回。',
  toReview: ({ name }: Way) => `审核一事一表：${name}`,
  toMend: ({ name }: Way) => `修改被退回的一事一表：${name}`,
  toPublish: ({ name }: Way) => `发布一事一表：${name}`,
  result: '办理结果',
  remark: '写意见',
  keepRemark: '记下意见',
  sendBack: '退回修改',
  returned: '已退回',
  mended: '按退回意见改好后，再提交一次。',
  approve: '审核通过',
  approved: '待发布',
  publish: '发布',
  published: '已发布',
  version: (no: number) => `第 ${no} 版`,
  shown: ({ name }: Way) => name,
  home: '现在开放',
}
type Words = typeof zh
const en: Words = {
  save: 'Save',
  add: 'Add one',
  keep: 'Keep this one',
  sections: [
    'What and for whom',
    'Legal basis',
    'Steps',
    'How and by when',
    'Fee, result, delivery',
    'Windows, phones, online',
  ],
  window: 'Window 1',
  complete: 'Complete: ready to be submitted.',
  sheets: 'Service sheets',
  start: 'New sheet',
  create: 'Create and fill in',
  submit: 'Submit for review',
  waiting: 'The centre is reviewing it. Take it back to change it.',
  toReview: ({ code }) => `Review the sheet ${code}`,
  toMend: ({ code }) => `Mend the sheet that was sent back: ${code}`,
  toPublish: ({ code }) => `Publish the sheet ${code}`,
  result: 'Result',
  remark: 'Remark',
  keepRemark: 'Keep the remark',
  sendBack: 'Send back',
  returned: 'Sent back',
  mended: 'Mend what the centre asks for, then submit it again.',
  approve: 'Approve',
  approved: 'Approved',
  publish: 'Publish',
  published: 'Published',
  version: (no) => `Version ${no}`,
  shown: ({ nameEn }) => nameEn,
  home: 'Open now',
}
const inChinese: Way = { code: 'JW-101', name: '暑期在校证明', nameEn: 'Summer residence certificate' }
const inEnglish: Way = { code: 'JW-102', name: '寒假留校证明', nameEn: 'Winter stay certificate' }

/** The next tick of the minute builds the index that phones search; what it reads may be twenty seconds old. */
const untilIndexed = async (name: string): Promise<void> => {
  const { hall } = stage
  for (const until = Date.now() + 40_000; Date.now() < until;) {
    await hall.cloud.runTimer('guidance')
    const [current] = await hall.documents('searchIndexes')
    const parts = await hall.documents('searchIndexParts', { version: current?.['version'] })
    if (JSON.stringify(parts).includes(name)) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error(`${name} is not in the index`)
}

const siteOf = (): string => `${stage.hall.cloud.origin}/site/`
const publicBrowser = (): Browser => {
  const browser = stage.screen.context().browser()
  if (browser === null) throw new Error('no browser')
  return browser
}

/** Opens somebody's to-dos and goes where one leads. */
const todo = async (as: string, words: string, lang: Language): Promise<Phone> => {
  const phone = await stage.phone(as, '/staff/todos/todos', lang)
  await touch(phone, words)
  return phone
}

/** Writes anew what the matter results in, and saves it. */
const rewrite = async (phone: Phone, say: Words, result: string): Promise<void> => {
  await fillIn(phone, 0, result)
  await press(phone, say.save)
}
const openResult = async (phone: Phone, say: Words): Promise<void> => {
  await touch(phone, say.sections[4])
  await saying(phone, say.sections[4]).waitFor({ state: 'hidden' })
}

/** The centre takes a sheet that was submitted through its two steps, as its to-dos lead. */
const publish = async (say: Words, way: Way, lang: Language): Promise<void> => {
  const approver = await todo(desk, say.toReview(way), lang)
  await press(approver, say.approve)
  await reads(approver, say.approved)
  const publisher = await todo(desk, say.toPublish(way), lang)
  await press(publisher, say.publish)
  await reads(publisher, say.published)
  await stage.picture(publisher, `sheet-${lang}-4-published`)
}

test.each([
  ['zh', zh, inChinese],
  ['en', en, inEnglish],
] as const)('a sheet from its first word to the public site, in %s', async (lang: Language, say, way) => {
  const { picture } = stage
  const { code, name, nameEn } = way
  const english = lang === 'en' ? '?lang=en' : ''
  const named = (step: string): string => `sheet-${lang}-${step}`

  const writer = await stage.phone(clerk, '/staff/today/today', lang)
  await touch(writer, say.sheets)
  await press(writer, say.start)
  await fillIn(writer, 0, code.toLowerCase())
  await fillIn(writer, 1, name)
  await press(writer, say.create)
  await fillInSheet(writer, say, nameEn, '证明一份')
  await picture(writer, named('1-complete'))

  const signer = await stage.phone(head, `/sheets/edit/edit?code=${code}`, lang)
  await press(signer, say.submit)
  await reads(signer, say.waiting)

  const reviewer = await todo(desk, say.toReview(way), lang)
  await fieldOf(reviewer, say.result).getByText(say.remark).tap()
  await fillIn(reviewer, 0, '请写明几份、盖什么章')
  await press(reviewer, say.keepRemark)
  await picture(reviewer, named('2-remark'))
  await press(reviewer, say.sendBack)
  await reads(reviewer, say.returned)
  expect((await fetch(`${siteOf()}${code}`)).status).toBe(404)

  const mender = await todo(head, say.toMend(way), lang)
  await reads(mender, '请写明几份、盖什么章')
  await openResult(mender, say)
  await reads(mender, '请写明几份、盖什么章')
  await picture(mender, named('3-mending'))
  await rewrite(mender, say, '证明两份，盖教务处章')
  await reads(mender, say.mended)
  await press(mender, say.submit)
  await reads(mender, say.waiting)
  await publish(say, way, lang)

  const sheet = await siteReads(publicBrowser(), `${siteOf()}${code}${english}`, say.version(1))
  expect(sheet).toContain(say.shown(way))
  expect(sheet).toContain('证明两份，盖教务处章')
  await untilIndexed(name)
  const query = `?q=${encodeURIComponent(say.shown(way))}${english.replace('?', '&')}`
  const entry = `<span class="name">${say.shown(way)}</span>`
  expect(await siteReads(publicBrowser(), `${siteOf()}${query}`, entry)).toContain(say.shown(way))

  const visitor = await stage.phone(member, '/pages/home/home', lang)
  await reads(visitor, say.home)
  await shown(visitor).locator('[aria-role="button"], [role="button"]').first().tap()
  await type(visitor, say.shown(way))
  await reads(visitor, say.shown(way))
  await picture(visitor, named('5-search'))
})

test('its next version shows on the site, and leaves the printed leaflet out of date', async () => {
  const { hall, picture } = stage
  const [lang, say, way] = ['zh', zh, inChinese] as const
  const { code } = way
  const keeper = await stage.phone(clerk, '/sheets/leaflets/leaflets?windowId=w1')
  await press(keeper, '登记一份')
  for (const [place, words] of [code, '在校证明指南', '窗口左侧资料架', '40'].entries())
    await fillIn(keeper, place, words)
  await press(keeper, '登记好')
  await reads(keeper, '最新')

  const reviser = await stage.phone(clerk, `/sheets/edit/edit?code=${code}`)
  await press(reviser, '修订下一版')
  await reads(reviser, say.complete)
  await openResult(reviser, say)
  await rewrite(reviser, say, '证明三份，盖教务处章')
  await reads(reviser, say.complete)
  await press(reviser, say.submit)
  await reads(reviser, say.waiting)
  await publish(say, way, lang)
  const sheet = await siteReads(publicBrowser(), `${siteOf()}${code}`, say.version(2))
  expect(sheet).toContain('证明三份，盖教务处章')
  expect(sheet).not.toContain('证明两份')

  const printer = await todo(clerk, '换印服务指南：在校证明指南', lang)
  await reads(printer, '要换印')
  await touch(printer, '在校证明指南')
  await press(printer, '看改了什么')
  await reads(printer, '有 1 项不同')
  await reads(printer, '证明三份，盖教务处章')
  await picture(printer, 'sheet-zh-6-changes')
  await printer.locator('.bar-back:visible').last().tap()
  await press(printer, '已换印最新版')
  await reads(printer, '最新')
  const versions = await hall.documents('sheetVersions', { code })
  expect(versions.map(({ version }) => version).sort()).toEqual([1, 2])
})
