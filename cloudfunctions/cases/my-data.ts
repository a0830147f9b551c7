import { accountOf } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { randomId } from '../_kernel/hash'
import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { audited, settle } from '../_kernel/operation'
import { inLanguage, type Language } from '../_kernel/refusal'
import { commit, find, is } from '../_kernel/store'
import { ContactReads, Ratings } from './collections'
import type { contactReasons } from './contact-read'
import type { contract } from './contract'
import { myAnswers, saidTo, silencing } from './rating/rater-words'
import { renewHeldTodos } from './held/todos'
import { hall } from './hall'
import { casesOf, caseSection, erasePapers, paperSection } from './my-cases'
import type { Rating } from './rating/rating'
import { placedWords } from './rating/key'
import { ratingChange, unnamed } from './rating/facts'

type MyData = (typeof contract)['myData']
type EraseMyData = (typeof contract)['eraseMyData']

const mine = ({ visitor }: Context): Promise<Rating[]> =>
  find(Ratings, { visitor }, { order: [['ratedAt', -1]], limit: MOST_ROWS })

const levels: Record<Language, readonly string[]> = {
  'zh-CN': ['', '非常不满意', '不满意', '一般', '满意', '非常满意'],
  en: ['', 'Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
}

const reasons: Record<(typeof contactReasons)[number], readonly [zh: string, en: string]> = {
  askPapers: ['问材料', 'to ask about papers'],
  tellResult: ['告知结果', 'to tell the result'],
  deliver: ['送达结果', 'to deliver the result'],
}

const keptFor = ({ keepDays }: { keepDays?: number | undefined }) =>
  keepDays === undefined ? {} : { keepDays }

const ratingSection = async (context: Context): Promise<MyDataSection> => {
  const { language } = context
  const ratings = await mine(context)
  const answered = await myAnswers(ratings)
  return {
    section: 'words',
    title: inLanguage(language, '我给的评价', 'Ratings I gave'),
    ...keptFor(Ratings),
    mayErase: ratings.some(({ words }) => words !== '') || answered.length > 0,
    rows: ratings.map(({ _id, number, level, words, ratedAt }) => ({
      label: `${number} ${levels[language][level] ?? ''}`,
      value: [words, ...answered.flatMap((one) => (one.ratingId === _id ? saidTo(one) : []))]
        .filter((said) => said !== '')
        .join(' / '),
      at: ratedAt.toISOString(),
    })),
  }
}

/** Who looked at my phone number, from which window and why: the person answers for it by name (0.3). */
const contactSection = async (holders: readonly string[], { language }: Context): Promise<MyDataSection> => {
  const [looks, { units }] = await Promise.all([
    find(ContactReads, { holder: is.in(holders) }, { order: [['createdAt', -1]], limit: MOST_ROWS }),
    hall(),
  ])
  const readers = new Map(
    await Promise.all(
      [...new Set(looks.map(({ by }) => by))].map(async (by) => [by, await accountOf(by)] as const),
    ),
  )
  const say = (zh: string, en: string) => inLanguage(language, zh, en)
  return {
    section: 'contact',
    title: say('谁看过我的电话', 'Who read my phone number'),
    ...keptFor(ContactReads),
    mayErase: false,
    rows: looks.map(({ by, windowNo, unitId, reason, serviceName, serviceNameEn, createdAt }) => {
      const unit = units.get(unitId)
      const no = String(windowNo)
      const who = readers.get(by)?.name ?? ''
      return {
        label: say(
          `${unit?.name ?? ''} ${no}号窗口 ${who}`.trim(),
          `${unit?.nameEn ?? ''}, window ${no} ${who}`.trim(),
        ),
        value: say(`${serviceName}，${reasons[reason][0]}`, `${serviceNameEn}, ${reasons[reason][1]}`),
        at: createdAt.toISOString(),
      }
    }),
  }
}

const holdersOf = async (context: Context): Promise<string[]> => {
  const account = await context.account()
  return [context.visitor, ...(account === undefined ? [] : [account.personId])]
}

/** 我的数据: my cases and what they keep of me, who looked at my number, and what I said of my visits. */
export const myData = async (_input: unknown, context: Context): Promise<OutputOf<MyData>> => {
  const holders = await holdersOf(context)
  const [cases, contact, ratings] = await Promise.all([
    casesOf(holders),
    contactSection(holders, context),
    ratingSection(context),
  ])
  return { sections: [caseSection(cases, context), paperSection(cases, context), contact, ratings] }
}

/** The words of my ratings and the salt that their hashes in the audit hang on; the level counts on. */
const eraseWords = async (context: Context): Promise<number> => {
  const worded = (await mine(context)).filter(({ words }) => words !== '')
  for (const rating of worded) {
    const silent = placedWords({
      ...rating,
      words: '',
      wordsState: 'none',
      // The hashes in the audit hang on the old one, which is gone for good.
      salt: randomId(),
      updatedAt: context.now,
      v: rating.v + 1,
    })
    await commit(audited(unnamed(context), [ratingChange(silent, rating)]))
  }
  const answered = await myAnswers(await mine(context))
  for (const known of answered) await commit(audited(unnamed(context), [silencing(known, context)]))
  if (worded.length + answered.length > 0) await renewHeldTodos(context.now)
  return worded.length + answered.length
}

/** 删除我的数据: what I said in words; or my number and the photos of my papers, of cases that are over. */
export const eraseMyData = async (
  { section }: InputOf<EraseMyData>,
  context: Context,
): Promise<OutputOf<EraseMyData>> => {
  const erased =
    section === 'words' ? await eraseWords(context) : await erasePapers(await holdersOf(context), context)
  return settle(context, { erased }, [])
}
