import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '导入名册',
    failed: '没有取到导入进度',
    how: '表格第一行写列名：学工号、姓名、类别、对象，可加单位、班级、手机。先把文件发到微信聊天（如文件传输助手），再从这里选。',
    howText: '先逐行检查，写入前再查一遍，有一行不对就一行也不写。已在名册里的人按学工号更新，不会删人。',
    choose: '选择文件',
    chooseAgain: '改好了，再选文件',
    reading: '正在读文件',
    checking: ({ checked, rows }: { checked: number; rows: number }) => `正在检查，${checked} / ${rows} 行`,
    ready: ({ rows }: { rows: number }) => `检查好了，${rows} 行都没有问题`,
    readyText: ({ added, changed }: { added: number; changed: number }) =>
      `写入后新增 ${added} 人，更新 ${changed} 人。现在还没有写入。`,
    faulty: ({ faults }: { faults: number }) => `有 ${faults} 处问题，一行也没有写入`,
    faultyText: '按下面的行号改好文件，再选一次。',
    applying: ({ applied, rows }: { applied: number; rows: number }) => `正在写入，${applied} / ${rows} 行`,
    movingText: '可以离开这一页，云端每分钟接着做。',
    done: ({ at }: { at: string }) => `${at} 开始的导入已完成`,
    doneText: ({ added, changed }: { added: number; changed: number }) =>
      `新增 ${added} 人，更新 ${changed} 人。`,
    doneBut: ({ at, faults }: { at: string; faults: number }) =>
      `${at} 开始的导入已完成，${faults} 行没有写入`,
    doneButText: '写入的几分钟里，下面这些人的情况变了。请逐行核对，把还要改的放进新文件再导入。',
    cancelled: '上一次导入已放弃，没有写入',
    apply: ({ rows }: { rows: number }) => `写入 ${rows} 行`,
    cancel: '放弃',
    faults: '要改的',
    row: ({ row, field }: { row: number; field: string }) => `第 ${row} 行 ${field}`,
    file: '整个文件',
    sending: '正在上传',
  },
  {
    title: 'Import roster',
    failed: 'The import could not be fetched',
    how: 'The first row names the columns: 学工号, 姓名, 类别, 对象, and if you like 单位, 班级, 手机. Send the file to a WeChat chat first, then choose it here.',
    howText:
      'Each row is checked first, and again before writing; one bad row and none is written. People already on the rolls are updated by number, nobody is removed.',
    choose: 'Choose a file',
    chooseAgain: 'Mended: choose again',
    reading: 'Reading the file',
    checking: ({ checked, rows }) => `Checking, row ${checked} of ${rows}`,
    ready: ({ rows }) => `Checked: all ${rows} rows are good`,
    readyText: ({ added, changed }) => `It will add ${added} and update ${changed}. Nothing is written yet.`,
    faulty: ({ faults }) => `${faults} ${faults === 1 ? 'fault' : 'faults'}: not one row was written`,
    faultyText: 'Mend the rows named below and choose the file again.',
    applying: ({ applied, rows }) => `Writing, row ${applied} of ${rows}`,
    movingText: 'You may leave this page; it goes on every minute.',
    done: ({ at }) => `The import begun ${at} is done`,
    doneText: ({ added, changed }) => `${added} added, ${changed} updated.`,
    doneBut: ({ at, faults }) =>
      `The import begun ${at} is done, without ${faults} ${faults === 1 ? 'row' : 'rows'}`,
    doneButText:
      'Something changed about these people in the minutes of writing. Check each row, and import what still has to change in a new file.',
    cancelled: 'The last import was cancelled; nothing was written',
    apply: ({ rows }) => `Write ${rows} rows`,
    cancel: 'Cancel',
    faults: 'To mend',
    row: ({ row, field }) => `Row ${row}, ${field}`,
    file: 'The whole file',
    sending: 'Uploading',
  },
)
