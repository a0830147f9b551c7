const at = new Date('2026-11-20T09:00:00+08:00')
const stamps = { createdAt: at, updatedAt: at, v: 1 }

const incident = (id: string, more: object) => ({
  _id: id,
  what: '下班后发现后门没锁',
  happenedOn: '2026-11-19',
  reportedOn: '2026-11-20',
  investigatorIds: [],
  evidence: [],
  rulings: 0,
  counted: [],
  reopened: [],
  state: 'reported',
  ...stamps,
  ...more,
})

/** What security keeps about somebody, with what of it must be seen. */
export const securityOf = (personId: string) => [
  {
    collection: 'seals',
    document: {
      _id: 'seal-mine',
      name: '成绩证明专用章',
      kind: 'seal',
      windowId: 'w1',
      unitId: 'jw',
      keeperId: personId,
      isConfidential: false,
      state: 'in',
      ...stamps,
    },
    says: '成绩证明专用章',
    saysEn: 'Seal 成绩证明专用章',
  },
  {
    collection: 'sealOuts',
    document: {
      _id: 'out-mine',
      sealId: 'seal-other',
      windowId: 'w1',
      unitId: 'jw',
      takenBy: personId,
      purpose: '给毕业生盖章',
      takenAt: at,
      dueAt: at,
      isOpen: true,
      isOverdue: true,
      ...stamps,
    },
    says: '给毕业生盖章',
    saysEn: 'not back yet',
  },
  {
    collection: 'closings',
    document: {
      _id: '2026-11-20:w1',
      day: '2026-11-20',
      place: 'w1',
      unitId: 'jw',
      done: { at, by: personId, items: ['lights'] },
      ...stamps,
    },
    says: '1号窗口 2026-11-20 09:00',
    saysEn: 'Window 1 2026-11-20 09:00',
  },
  {
    collection: 'incidents',
    document: incident('incident-mine', { reporterId: personId }),
    says: '下班后发现后门没锁',
    saysEn: '下班后发现后门没锁',
  },
  {
    collection: 'incidents',
    document: incident('incident-found', {
      what: '别的事',
      finding: {
        kind: 'negligence',
        account: '离开时没有关电源',
        responsible: [{ personId, unitId: 'jw' }],
        by: 'p-other',
        at,
      },
      rulings: 1,
      counted: [{ personId, unitId: 'jw' }],
      state: 'found',
    }),
    says: '安全事件：过失 2026-11-19 · 离开时没有关电源',
    saysEn: 'An incident: negligence',
  },
  {
    collection: 'drills',
    document: {
      _id: 'drill-mine',
      kind: 'fire',
      title: '秋季消防演练',
      day: '2026-11-18',
      notes: '三分钟撤离',
      personIds: [personId, 'p-other'],
      files: [],
      loggedBy: 'p-desk',
      ...stamps,
    },
    says: '秋季消防演练',
    saysEn: '秋季消防演练',
  },
]
