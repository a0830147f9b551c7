import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '留痕',
    hint: '窗口、办件或学工号，或姓名',
    until: '到哪天为止',
    today: '今天',
    subject: '这一份资料',
    actor: '这一位做过的',
    all: '看全部',
    ofSubject: '这份资料的全部变化',
    ofActor: '这一位做过的全部',
    visitor: '访客',
    member: '本人',
    timer: '系统定时',
    changed: ({ name, before, after }: { name: string; before: string; after: string }) =>
      before === '' ? `${name}：${after}` : `${name}：${before} → ${after === '' ? '（无）' : after}`,
    nothing: '没有改动内容',
    sealed: '已封存',
    unsealed: '待封存',
    verify: '核验封存链',
    intact: ({ items }: { items: number }) => `封存链完好，共 ${items} 条，没有被改过。`,
    verifying: ({ items }: { items: number }) => `已核验 ${items} 条，没有被改过，还在继续。`,
    auditEntries: '留痕',
    tickets: '号',
    sessions: '开窗记录',
    broken: ({ where, seal, id }: { where: string; seal: number; id: string }) =>
      id === ''
        ? `${where}的第 ${seal} 道封存链断了。`
        : `${where}的第 ${seal} 道封存里，${id} 被改过或删掉。`,
    empty: '没有留痕',
    emptyText: '换一个日期、号码或姓名再看。',
    failed: '没有取到留痕',
  },
  {
    title: 'Audit',
    hint: 'Number or staff name',
    until: 'Up to which day',
    today: 'Today',
    subject: 'This record',
    actor: 'By this person',
    all: 'Show all',
    ofSubject: 'All changes of this record',
    ofActor: 'All that this person did',
    visitor: 'Visitor',
    member: 'As themselves',
    timer: 'Timer',
    changed: ({ name, before, after }) =>
      before === '' ? `${name}: ${after}` : `${name}: ${before} → ${after === '' ? '(none)' : after}`,
    nothing: 'Nothing in it changed',
    sealed: 'Sealed',
    unsealed: 'To be sealed',
    verify: 'Verify the seals',
    intact: ({ items }) => `The seals hold: ${items} entries, none changed.`,
    verifying: ({ items }) => `${items} entries so far, none changed; it goes on.`,
    auditEntries: 'Entries',
    tickets: 'Numbers',
    sessions: 'Sessions',
    broken: ({ where, seal, id }) =>
      id === ''
        ? `${where}: the chain breaks at seal ${seal}.`
        : `${where}: ${id} under seal ${seal} was changed or removed.`,
    empty: 'No entries',
    emptyText: 'Try another day, number or name.',
    failed: 'The audit could not be fetched',
  },
)
