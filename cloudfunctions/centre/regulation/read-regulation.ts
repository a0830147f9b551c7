import { actingAs } from '../../_kernel/acting'
import { find, get } from '../../_kernel/store'
import { dayOf } from '../../_kernel/time'
import { Interpretations, RegulationsInForce } from '../collections'
import type { CentreDoor } from '../door'
import type { Interpretation } from './regulation'
import { ARTICLES, chapters, REGULATION_TITLE } from './text'

const MOST = ARTICLES * 20

/** An interpretation with its latest wording and those before it, newest first. */
export const interpretationView = (known: Interpretation) => {
  const latest = known.revisions.at(-1)
  const earlier = known.revisions.slice(0, -1).reverse()
  return {
    interpretationId: known._id,
    words: latest?.words ?? '',
    on: latest?.on ?? dayOf(known.createdAt),
    revision: known.revisions.length,
    earlier,
    ...(known.state === 'withdrawn' ? { withdrawn: { on: known.withdrawnOn, reason: known.reason } } : {}),
  }
}

/** 管理办法 (§35 §36): everybody reads it, and what is said of it now; what was withdrawn only who withdrew it. */
export const regulation: CentreDoor['regulation'] = async (_input, context) => {
  const [inForce, said, acting] = await Promise.all([
    get(RegulationsInForce, 'current'),
    find(Interpretations, {}, { order: [['article', 1]], limit: MOST }),
    actingAs(context, ['steeringOffice']),
  ])
  const mayInterpret = acting !== undefined
  const shown = said.filter(({ state }) => mayInterpret || state === 'published')
  return {
    title: REGULATION_TITLE,
    ...(inForce === undefined ? {} : { effectiveFrom: inForce.effectiveFrom }),
    ...(inForce?.documentNo === undefined ? {} : { documentNo: inForce.documentNo }),
    chapters: chapters.map(({ no, title, articles }) => ({
      no,
      title,
      articles: articles.map((article) => ({
        no: article.no,
        paragraphs: [...article.paragraphs],
        interpretations: shown.filter((one) => one.article === article.no).map(interpretationView),
      })),
    })),
    mayInterpret,
  }
}
