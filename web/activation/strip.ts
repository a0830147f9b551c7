import { element } from '../element'
import { qrCode } from '../qr-code'
import type { Strip } from './sealed'
import { spacedCode, stripAddress, untilWords } from './words'

/** Pixels for the code of a strip; printed it is as wide as the style says. */
const CODE_PIXELS = 200
/** Characters of a name that fit one line in large type. */
const LONG_NAME = 9

/** One person's strip, to be cut out: who, the code, how to bind; its own code fills both in. */
export const stripView = (strip: Strip, until: string, here: string): HTMLElement =>
  element(
    'article',
    'strip',
    element(
      'div',
      'words',
      element('p', strip.name.length > LONG_NAME ? 'name long' : 'name', strip.name),
      element('p', 'who', [strip.no, strip.group ?? ''].filter((text) => text !== '').join(' · ')),
      element('p', 'label', '激活码 Activation code'),
      element('p', 'code', spacedCode(strip.code)),
      element('p', 'how', '微信小程序“师生服务中心” → 我的 → 绑定身份，扫右边的码或填上面的码，再填姓名。'),
      element('p', 'how', 'Mini-program → Me → Bind identity: scan, or type the code; then your name.'),
      element('p', 'how end', untilWords(until)),
    ),
    qrCode(stripAddress(here, strip), CODE_PIXELS),
  )
