import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { MOST_ROWS } from '../_kernel/my-data'
import { audited, settle } from '../_kernel/operation'
import { inLanguage, type Language } from '../_kernel/refusal'
import { commit, find } from '../_kernel/store'
import { Ratings } from './collections'
import type { contract } from './contract'
import type { Rating } from './rating'
import { ratingFacts } from './rating-facts'

type MyData = (typeof contract)['myData']
type EraseMyData = (typeof contract)['eraseMyData']

const mine = ({ visitor }: Context): Promise<Rating[]> =>
  find(Ratings, { visitor }, { order: [['ratedAt', -1]], limit: MOST_ROWS })

const levels: Record<Language, readonly string[]> = {
  'zh-CN': ['', '非常不满意', '不满意', '一般', '满意', '非常满意'],
  en: ['', 'Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
}

/** 我的数据: what I said of my visits. */
export const myData = async (_input: unknown, context: Context): Promise<OutputOf<MyData>> => {
  const { language } = context
  const ratings = await mine(context)
  return {
    sections: [
      {
        section: 'words',
        title: inLanguage(language, '我给的评价', 'Ratings I gave'),
        ...(Ratings.keepDays === undefined ? {} : { keepDays: Ratings.keepDays }),
        mayErase: ratings.some(({ words }) => words !== ''),
        rows: ratings.map(({ number, level, words, ratedAt }) => ({
          label: `${number} ${levels[language][level] ?? ''}`,
          value: words,
          at: ratedAt.toISOString(),
        })),
      },
    ],
  }
}

/** 删除我的数据: the words of my ratings and the salt that their hashes in the audit hang on; the level counts on. */
export const eraseMyData = async (
  _input: InputOf<EraseMyData>,
  context: Context,
): Promise<OutputOf<EraseMyData>> => {
  const worded = (await mine(context)).filter(({ words }) => words !== '')
  for (const rating of worded) {
    const silent: Rating = {
      ...rating,
      words: '',
      wordsState: 'none',
      salt: '',
      updatedAt: context.now,
      v: rating.v + 1,
    }
    const facts = { before: ratingFacts(rating), after: ratingFacts(silent) }
    await commit(audited(context, [{ of: Ratings, replace: silent, ...facts }]))
  }
  return settle(context, { erased: worded.length }, [])
}
