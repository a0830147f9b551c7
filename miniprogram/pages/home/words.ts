import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '师生服务中心',
    common: '常办服务',
    all: ({ count }: { count: number }) => `全部 ${count} 项`,
    openNow: '现在开放',
    closedNow: '现在不开放',
    closedText: '要带什么、要多久，现在就可以查。',
    lookUp: '查一件事',
    whole: '整个大厅',
    myTicket: '看我的号',
    notRefreshed: '没有更新',
    at: ({ at }: { at: string }) => `看到的是 ${at} 的样子。`,
    nothing: '没有连上中心',
    nothingText: '连上后就能看到窗口和排队。查过的服务还能搜。',
  },
  {
    title: 'Service Centre',
    common: 'Often needed',
    all: ({ count }) => `All ${count}`,
    openNow: 'Open now',
    closedNow: 'Closed now',
    closedText: 'What to bring and how long it takes can be looked up now.',
    lookUp: 'Look something up',
    whole: 'Whole hall',
    myTicket: 'My ticket',
    notRefreshed: 'Not refreshed',
    at: ({ at }) => `What you see is from ${at}.`,
    nothing: 'The centre cannot be reached',
    nothingText: 'Windows and waits appear once you are connected. Services can still be searched.',
  },
)
