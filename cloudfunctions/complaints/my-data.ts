import { type MyDataSection, MOST_ROWS } from '../_kernel/my-data'
import { inLanguage } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { Complainants, ComplaintParts } from './collections'
import type { Doors } from './door'
import { complaintKey, ownerMac } from './filing/receipt'

/** 我的数据: what I complained about by name, and what I was asked because of others' complaints. */
export const myData: Doors['myData'] = async (_input, { account, language }) => {
  const personId = (await account())?.personId
  if (personId === undefined) return { sections: [] }
  const mac = ownerMac(complaintKey(), personId)
  const [mine, asked] = await Promise.all([
    find(Complainants, { ownerMac: mac }, { order: [['createdAt', -1]], limit: MOST_ROWS }),
    find(ComplaintParts, { 'hearings.personId': personId }, { order: [['createdAt', -1]], limit: MOST_ROWS }),
  ])
  const ids = mine.map(({ _id }) => _id)
  const parts =
    ids.length === 0
      ? []
      : await find(
          ComplaintParts,
          { complaintId: is.in(ids) },
          { order: [['complaintId', 1]], limit: MOST_ROWS },
        )
  const kept = ComplaintParts.keepDays === undefined ? {} : { keepDays: ComplaintParts.keepDays }
  const complaints: MyDataSection = {
    section: 'complaints',
    title: inLanguage(language, '我的实名投诉', 'What I complained about by name'),
    ...kept,
    mayErase: false,
    rows: parts.map(({ filedOn, words, createdAt }) => ({
      label: inLanguage(language, `${filedOn} 投诉`, `Complaint of ${filedOn}`),
      value: words,
      at: createdAt.toISOString(),
    })),
  }
  const hearings: MyDataSection = {
    section: 'hearings',
    title: inLanguage(language, '请我作的说明', 'What I was asked to explain'),
    ...kept,
    mayErase: false,
    rows: asked.flatMap((part) =>
      part.hearings
        .filter((one) => one.personId === personId)
        .map((one) => ({
          label: one.asked,
          value: one.answer?.words ?? inLanguage(language, '还没有说明', 'not answered'),
        })),
    ),
  }
  return { sections: [complaints, hearings].filter(({ rows }) => rows.length > 0) }
}
