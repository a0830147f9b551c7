import { element, sign } from '../element'
import { clockWords } from '../shanghai'
import { nowWords, type Slip, takenWords, wayWords, windowWords } from './slip'

const chips: Record<Slip['state'], readonly [sign: string, words: string]> = {
  waiting: ['wait', '等候中'],
  called: ['bell', '请到窗口'],
  serving: ['desk', '办理中'],
  missed: ['skip', '已过号'],
  done: ['check', '已办结'],
  gone: ['skip', '已取消'],
}

const row = (name: string, words: string): HTMLElement | undefined =>
  words === '' ? undefined : element('div', 'row', element('span', '', name), element('b', '', words))

/** The slip on its holder's phone: plate, what to do now, where, what to bring, and how old the view is. */
export const followView = (slip: Slip, at: number, isOffline: boolean): HTMLElement[] => {
  const [icon, words] = chips[slip.state]
  const isOver = slip.state === 'done' || slip.state === 'gone'
  return [
    element(
      'section',
      `card ${slip.state}`,
      element(
        'div',
        'plate',
        element('i', 'rivet'),
        element('i', 'rivet'),
        element('span', '', slip.unitName),
        element('b', '', slip.number),
      ),
      element('div', 'chip', sign(icon), words),
      element('p', 'now', nowWords(slip)),
    ),
    isOver
      ? element('section', 'card', element('p', '', '谢谢，再见。'))
      : element(
          'section',
          'card list',
          row('去哪里', [windowWords(slip), wayWords(slip)].filter((one) => one !== '').join('，')),
          row('办什么', slip.serviceName),
          row('带什么', slip.bring.join('、')),
          row('取号', takenWords(slip)),
        ),
    element(
      'p',
      isOffline ? 'age offline' : 'age',
      isOffline ? `现在没有网络，这是 ${clockWords(at)} 的样子` : `${clockWords(at)} 的样子，会自己更新`,
    ),
    element('p', 'rule', '过号 30 分钟内到导办台，可重新排入一次。优先对象最多提前 20 分钟。'),
  ]
}
