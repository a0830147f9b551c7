import { AGAIN, askSlip } from '../ask-slip'
import { element, part } from '../element'
import { qrCode } from '../qr-code'

interface Label {
  readonly tag: string
  readonly name: string
  readonly provider: string
  readonly providerEn: string
}

const meta = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
const code = (new URLSearchParams(location.search).get('code') ?? '').replace(/[\s-]/g, '').toUpperCase()
const root = part('labels')

const button = (words: string, act: () => void): HTMLElement => {
  const made = element('button', '', words)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}
const says = (zh: string, en: string): HTMLElement => element('p', 'says', zh, element('small', '', en))

/** What a label's code says: in the mini-program it opens the thing, elsewhere this page, which tells where to scan it. */
const codeOf = (tag: string): string => `${location.origin}${location.pathname}#g=${tag}`

const label = ({ tag, name, provider, providerEn }: Label): HTMLElement =>
  element(
    'article',
    'label',
    qrCode(codeOf(tag), 120),
    element(
      'div',
      '',
      element('b', '', name),
      element('span', 'tag', tag.replace(/(.{4})(?=.)/, '$1 ')),
      element('small', '', provider, ' ', providerEn),
      element('small', '', meta('school')),
    ),
  )

const failures: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  404: [
    '没有这份标签，或已过一天。请在手机上重新做一份。',
    'No such labels, or they are a day old. Make them again on the phone.',
  ],
  429: ['试得太多了，请过几分钟再试', 'Too many tries. Please try again in a few minutes.'],
}

/** The labels of a code, to be printed on A4: three beside each other, eight below. */
const open = async (): Promise<void> => {
  if (code === '') {
    root.replaceChildren(
      says('请用师生服务中心小程序扫这个码', 'Scan this code in the mini-program of the service centre'),
    )
    return
  }
  const answer = await askSlip('label-sheet', code)
  if (typeof answer === 'number') {
    const [zh, en] = failures[answer] ?? ['没有连上，请再试一次', 'No connection. Please try again.']
    root.replaceChildren(
      says(zh, en),
      button(AGAIN, () => void open()),
    )
    return
  }
  const { labels } = answer.slip as { labels: readonly Label[] }
  root.replaceChildren(
    element('section', 'sheet', ...labels.map(label)),
    element(
      'div',
      'buttons',
      button('打印 A4 · Print A4', () => {
        print()
      }),
    ),
  )
}

void open()
