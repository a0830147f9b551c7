import { aPart } from '../complaints/a-part'

/** What complaints keep about somebody, with what of it must be seen. */
export const complaintsOf = (personId: string) => [
  {
    collection: 'complaintParts',
    document: aPart({
      _id: 'heard-part',
      words: '别人投诉的话',
      hearings: [
        {
          hearingId: 'hearing-1',
          personId,
          asked: '请说明当天上午的情况',
          askedOn: '2026-11-20' as never,
          answerBy: '2026-11-27' as never,
        },
      ],
    }),
    says: '请说明当天上午的情况 还没有说明',
    saysEn: '请说明当天上午的情况 not answered',
  },
  // Filed through its door: whose it is can be told by the function's key alone.
  { collection: 'complainants', says: '等了一个小时没有人理', saysEn: '等了一个小时没有人理' },
]

/** What somebody else complained about, and nobody sees who is asked about it. */
export const complaintOfOther = {
  collection: 'complaintParts',
  document: aPart({ _id: 'other-part', complaintId: 'c-other', words: '孙静打牌' }),
  secret: '孙静打牌',
}
