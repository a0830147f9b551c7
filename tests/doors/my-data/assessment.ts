const at = new Date('2026-11-20T09:00:00+08:00')
const stamps = { createdAt: at, updatedAt: at, v: 1 }

/** What assessment keeps about somebody, with what of it must be seen. */
export const assessmentOf = (personId: string) => [
  {
    collection: 'assessmentEntries',
    document: {
      _id: 'entry-1:1:person',
      source: 'entry-1',
      origin: 'manual',
      evidence: 'proposal-1',
      rule: 'commended',
      table: 1,
      times: 1,
      points: 100,
      kind: 'person',
      subjectId: personId,
      subject: `person:${personId}`,
      unitId: 'jw',
      on: '2026-11-18',
      month: '2026-11',
      why: '锦旗一面',
      ...stamps,
    },
    says: '2026-11-18 · 1 · 锦旗一面',
    saysEn: '2026-11-18 · 1 · 锦旗一面',
  },
  {
    collection: 'assessmentHearings',
    document: {
      _id: `2026-10:person:${personId}`,
      month: '2026-10',
      subject: `person:${personId}`,
      unitId: 'jw',
      remark: { words: '那天单位派去开会', by: 'p-head', at },
      objection: { personId, reason: '那天我在岗', at, state: 'dismissed', answer: '查了监控' },
      isOpen: false,
      ...stamps,
    },
    says: '2026-10 · 那天我在岗 · 查了监控',
    saysEn: '2026-10 · 那天我在岗 · 查了监控',
  },
  {
    collection: 'assessmentResults',
    document: {
      _id: '2026-10:1:jw',
      month: '2026-10',
      revision: 1,
      unitId: 'jw',
      results: [
        {
          kind: 'person',
          id: personId,
          conduct: 4950,
          evaluation: 4375,
          bonus: 0,
          total: 9325,
          grade: 'excellent',
          ratings: 31,
          entries: [],
        },
      ],
      personIds: [personId],
      hash: 'x',
      ...stamps,
    },
    says: '93.25',
    saysEn: '93.25',
  },
]
