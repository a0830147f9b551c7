import { dictionary } from '../../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '凭条的号',
    code: '凭条码',
    codeHelp: '凭条上的 14 位字母和数字，也可以扫凭条上的二维码。',
    empty: '这里还没填',
    scan: '扫凭条',
    find: '查找',
    putBack: '重新排入',
    another: '查另一张',
    mayReturn: ({ until, after }: { until: string; after: number }) =>
      `${until} 前可以重新排入一次，排在后面 ${after} 位之后。`,
    isOver: '这个号不能再排了，请给对方重新出号。',
    waits: ({ people }: { people: number }) => `在排队，前面 ${people} 人。`,
    goTo: ({ window }: { window: string }) => `正在叫，请到 ${window}。`,
    isBack: ({ people }: { people: number }) => `已经排回去了，前面 ${people} 人。`,
  },
  {
    title: 'Number on a slip',
    code: 'Slip code',
    codeHelp: '14 letters and digits on the slip, or scan its QR code.',
    empty: 'Please fill this in',
    scan: 'Scan the slip',
    find: 'Find',
    putBack: 'Put back in line',
    another: 'Another slip',
    mayReturn: ({ until, after }) => `May rejoin once until ${until}, behind the next ${after}.`,
    isOver: 'This number can not go on. Issue a new one.',
    waits: ({ people }) => `In line, ${people} ahead.`,
    goTo: ({ window }) => `Called: please go to ${window}.`,
    isBack: ({ people }) => `Back in line, ${people} ahead.`,
  },
)
