import { dictionary } from '../../i18n/dictionary'

export const { t } = dictionary(
  {
    waiting: '在等',
    people: '人',
    wait: '现在取号要等',
    services: '在这里办的事',
    idle: '空着',
    closed: '没开',
    calling: ({ no }: { no: string }) => `正在叫 ${no}`,
    serving: ({ no }: { no: string }) => `正在办 ${no}`,
    unmanned: '窗口还没有人叫号',
  },
  {
    waiting: 'Waiting',
    people: '',
    wait: 'Wait if you join now',
    services: 'Handled here',
    idle: 'Free',
    closed: 'Not open',
    calling: ({ no }) => `Calling ${no}`,
    serving: ({ no }) => `Serving ${no}`,
    unmanned: 'Nobody is calling here yet',
  },
)
