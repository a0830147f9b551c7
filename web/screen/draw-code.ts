import { element, part } from '../element'
import { qrCode } from '../qr-code'
import type { Shown } from './clock-code'

const CODE_WIDTH = 190
const PAIRING_WIDTH = 520

/** `12345678` → `1234 5678`: two groups are read and typed without losing one's place. */
const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

const code = (shown: Extract<Shown, { kind: 'on' }>): HTMLElement[] => [
  element('div', 'code-picture', qrCode(`h=${shown.code}`, CODE_WIDTH)),
  element('div', 'code-words', element('b', '', spaced(shown.code)), '员工打卡'),
]

const pairing = (screenId: string, close: () => void): HTMLElement[] => {
  const shut = element('button', '', '先不配对')
  shut.type = 'button'
  shut.addEventListener('click', close)
  return [
    element('div', 'code-picture', qrCode(`k=${screenId}`, PAIRING_WIDTH)),
    element(
      'div',
      'pairing-words',
      element('b', '', '配对这块屏'),
      element(
        'p',
        '',
        '中心管理员在手机上打开：我的 → 今天 → 今日到岗 → 考勤规则和大厅屏 → 配对一块屏，扫左边的码。',
      ),
      element('p', '', '配对后，这里显示员工打卡的动态码，半分钟换一次。'),
      shut,
    ),
  ]
}

let drawn = ''

/** Shows the code beside the lines, or over everything how this screen is paired. */
export const drawCode = (shown: Shown, close: () => void): void => {
  const next = JSON.stringify(shown)
  if (next === drawn) return
  drawn = next
  part('hall').classList.toggle('with-code', shown.kind === 'on' || shown.kind === 'lost')
  part('code').replaceChildren(
    ...(shown.kind === 'on'
      ? code(shown)
      : shown.kind === 'lost'
        ? [element('div', 'code-words', element('b', '', '稍等'), '打卡码没有取到')]
        : []),
  )
  const layer = part('pairing')
  layer.hidden = shown.kind !== 'unpaired'
  layer.replaceChildren(...(shown.kind === 'unpaired' ? pairing(shown.screenId, close) : []))
}
