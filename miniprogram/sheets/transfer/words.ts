import { dictionary } from '../../i18n/dictionary'

interface Counts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

export const { t, words } = dictionary(
  {
    title: '导入导出',
    import: '导入',
    importText:
      '用导出的表头填好 xlsx 或 JSONL，发到任意聊天里，再从这里选。先预检，一行也不写；都对了才导入，有一处不对就一行也不导入。',
    pick: '选文件预检',
    again: '再选一个文件',
    mended: '改好了，再选文件',
    checking: '正在预检',
    good: ({ added, changed }: Counts) =>
      added + changed === 0
        ? '和现在的表一样，没有要导入的。'
        : `都对了：新建 ${added} 张，修改 ${changed} 张。`,
    goodText: ({ unchanged }: Counts) =>
      unchanged === 0 ? '还没有写入。' : `另有 ${unchanged} 张和现在一样，不动。还没有写入。`,
    apply: ({ added, changed }: Counts) => `导入这 ${added + changed} 张`,
    done: ({ added, changed }: Counts) => `导入好了：新建 ${added} 张，修改 ${changed} 张。`,
    doneText: '它们是各单位的草稿，单位提交、中心审核后才会发布。',
    bad: ({ count, isAll }: { count: number; isAll: boolean }) =>
      isAll ? `有 ${count} 处要改，一行也没有导入` : `至少有 ${count} 处要改，一行也没有导入`,
    badText: '改好文件再传一次。',
    place: ({ row, field }: { row: number; field: string }) =>
      row === 0 ? '整个文件' : field === '' ? `第 ${row} 行` : `第 ${row} 行 · ${field}`,
    rest: ({ count }: { count: number }) => `再看其余 ${count} 处`,
    copy: '复制给单位',
    changed: '预检以后有表变了，下面是现在要改的。',
    export: '导出',
    exportXlsx: '导出 xlsx 表格',
    exportXlsxText: '全部已发布的表，可直接改了再导入',
    exportJsonl: '导出 JSONL',
    exportJsonlText: '同样的列，给程序用',
    ready: ({ sheets }: { sheets: number }) => `导出好了：${sheets} 张表`,
    open: '打开',
    send: '发到聊天',
    notFetched: '文件没有取下来',
    notFetchedText: '请看一下网络，再导出一次。',
    notOpened: '这台手机打不开表格，请发到聊天里，用电脑打开。',
    notSent: '没有发出去。请用手机微信再试，或先打开再转发。',
  },
  {
    title: 'By table',
    import: 'Import',
    importText:
      'Fill in an xlsx or JSONL file with the head of an export, send it to any chat and choose it here. It is checked first and nothing is written; one fault, and no row is imported.',
    pick: 'Choose a file to check',
    again: 'Choose another file',
    mended: 'Choose the mended file',
    checking: 'Checking',
    good: ({ added, changed }) =>
      added + changed === 0
        ? 'The same as the sheets there are: nothing to import.'
        : `All good: ${added} new, ${changed} changed.`,
    goodText: ({ unchanged }) =>
      unchanged === 0
        ? 'Nothing is written yet.'
        : `${unchanged} more say the same and stay. Nothing is written yet.`,
    apply: ({ added, changed }) => `Import ${added + changed}`,
    done: ({ added, changed }) => `Imported: ${added} new, ${changed} changed.`,
    doneText: 'They are drafts of their units: published after the unit submits and the centre approves.',
    bad: ({ count, isAll }) =>
      isAll ? `${count} to mend; no row was imported` : `At least ${count} to mend; no row was imported`,
    badText: 'Mend the file and choose it again.',
    place: ({ row, field }) =>
      row === 0 ? 'The whole file' : field === '' ? `Row ${row}` : `Row ${row} · ${field}`,
    rest: ({ count }) => `Show the other ${count}`,
    copy: 'Copy for the unit',
    changed: 'Some sheets have changed since the check. This is what is wrong now.',
    export: 'Export',
    exportXlsx: 'Export as xlsx',
    exportXlsxText: 'All published sheets, to be changed and imported again',
    exportJsonl: 'Export as JSONL',
    exportJsonlText: 'The same columns, for programs',
    ready: ({ sheets }) => `Exported: ${sheets} sheets`,
    open: 'Open',
    send: 'Send to a chat',
    notFetched: 'The file did not come',
    notFetchedText: 'Check the network and export again.',
    notOpened: 'This phone cannot open it. Send it to a chat and open it on a computer.',
    notSent: 'Not sent. Try on a phone, or open it and forward it from there.',
  },
)
