import * as v from 'valibot'
import type { Collection } from '../../../cloudfunctions/_kernel/collection'
import type { OutputOf } from '../../../cloudfunctions/_kernel/contract'
import type { myDataRow } from '../../../cloudfunctions/_kernel/my-data'
import { contracts, plans } from '../../../local/contexts'
import { insertDocuments } from '../../../local/seed/insert'
import { account, serviceOf } from '../../hall/documents'
import { type Hall, openHall } from '../../hall/open-hall'
import { me, mine, others } from './things'

import.meta.jest.setTimeout(60_000)

const collections = plans as readonly Collection[]
const keepers = Object.entries(contracts)
  .filter(([, contract]) => 'myData' in contract)
  .map(([name]) => name)

type Sections = OutputOf<typeof myDataRow>['sections']

interface Answer {
  readonly value?: { readonly sections: Sections }
}

let hall: Hall
const found: Record<'zh-CN' | 'en', Map<string, Sections[number]>> = { 'zh-CN': new Map(), en: new Map() }

beforeAll(async () => {
  hall = await openHall()
  await insertDocuments(hall.cloud, 'accounts', [
    account(me, '欧阳雨桐', '教职工', []),
    account('nobody', '无事', '教职工', []),
  ])
  for (const { collection, document } of [...mine, ...others])
    if (document !== undefined) await insertDocuments(hall.cloud, collection, [document])
  await hall.call(me, 'takeNumber', { lineId: 'A', service: serviceOf['A'] ?? '' })
  const complaint = {
    about: { kind: 'window', windowId: 'w1' },
    topic: 'delay',
    words: '等了一个小时没有人理',
  }
  await hall.callAt('complaints', me, 'fileByName', { issues: [complaint] })
  for (const lang of ['zh-CN', 'en'] as const)
    for (const context of keepers) {
      const answer: Answer = (await hall.cloud.call(context, { do: 'myData', input: {}, lang }, me)) as never
      if (answer.value === undefined) throw new Error(`${context} ${JSON.stringify(answer)}`)
      for (const section of answer.value.sections) found[lang].set(`${context}.${section.section}`, section)
    }
})
afterAll(() => hall.close())

test('what was laid out here is as the product writes it', () => {
  const problems = [...mine, ...others].flatMap(({ collection, document }) => {
    const plan = collections.find(({ name }) => name === collection)
    if (document === undefined) return []
    const known = v.safeParse(plan?.schema ?? v.never(), document)
    return known.success
      ? []
      : known.issues.map((issue) => `${collection} ${v.getDotPath(issue) ?? ''} ${issue.message}`)
  })
  expect(problems).toEqual([])
})

test('whatever speaks of persons is shown to them, or says why not', () => {
  const silent = collections.filter(({ personal, mine: own }) => personal !== 'none' && own === undefined)
  expect(silent.map(({ name }) => name)).toEqual([])
  const reasons = collections.flatMap(({ mine: own }) => (own !== undefined && 'why' in own ? [own.why] : []))
  expect(reasons.filter((why) => why.length < 30)).toEqual([])
})

test('the parts that collections name are those that there are', () => {
  const named = collections.flatMap(({ mine: own }) => (own !== undefined && 'shown' in own ? own.shown : []))
  expect([...new Set(named)].sort()).toEqual([...found.en.keys()].sort())
  expect([...found.en.keys()].sort()).toEqual([...found['zh-CN'].keys()].sort())
})

test('every collection that says so has something here that must be seen', () => {
  const shown = collections
    .filter(({ mine: own }) => own !== undefined && 'shown' in own)
    .map(({ name }) => name)
  const planted = new Set(['accounts', ...mine.map(({ collection }) => collection)])
  expect([...planted].sort()).toEqual(shown.sort())
})

test.each(mine.map((one) => [one.collection, one.says, one] as const))(
  '%s: I see “%s”',
  (_name, _says, one) => {
    const plan = collections.find(({ name }) => name === one.collection)
    const parts = plan?.mine !== undefined && 'shown' in plan.mine ? plan.mine.shown : []
    for (const [lang, said] of [
      ['zh-CN', one.says],
      ['en', one.saysEn],
    ] as const) {
      const rows = parts.flatMap((part) => found[lang].get(part)?.rows ?? [])
      expect(rows.map(({ label, value }) => `${label} ${value}`).join('\n')).toContain(said)
    }
  },
)

test('nobody else stands in it: neither a name, nor a number, nor an id', () => {
  const all = JSON.stringify([...found['zh-CN'].values(), ...found.en.values()])
  for (const { secret } of others) expect([secret, all.includes(secret)]).toEqual([secret, false])
})

test('whoever never worked here has none of the parts about work', async () => {
  for (const context of ['people', 'windows', 'queue']) {
    const answer = await hall.callAt(context, 'nobody', 'myData')
    const sections = (answer.value?.['sections'] as Sections).map(({ section }) => section)
    expect(sections.filter((section) => !['person', 'tickets'].includes(section))).toEqual([])
  }
})

test('what is kept of somebody’s work is evidence: nothing of it is offered to be erased', () => {
  const ofWork = [...found.en].filter(([part]) => /^(people|windows)\.|sessions/.test(part))
  expect(ofWork.filter(([, { mayErase }]) => mayErase)).toEqual([])
})
