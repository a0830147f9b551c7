import { AGAIN, askSlip, failureText } from '../ask-slip'
import { element, part } from '../element'
import { clockWords, dateWords, isoDay } from '../shanghai'
import type { CaseSlip } from './case-slip'
import { casePaper } from './paper'

const SIZES = { a4: '打印 A4 · Print A4', roll: '打印 80 毫米小票 · Print 80 mm' } as const
type Size = keyof typeof SIZES
const KEPT = 'case-slip-size'

const meta = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
const school = { zh: meta('school'), en: meta('school-en') }
const parameters = new URLSearchParams(location.search)
const printed = parameters.get('code')
const code = (printed ?? parameters.get('follow') ?? '').replace(/[\s-]/g, '').toUpperCase()
const root = part('slip')

const button = (words: string, act: () => void, className = ''): HTMLElement => {
  const made = element('button', className, words)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

/** The size that this computer printed last. */
const keptSize = (): Size => (localStorage.getItem(KEPT) === 'roll' ? 'roll' : 'a4')

/** A roll has no pages: the sheet is as long as what stands on it. */
const sheetOf = (size: Size, article: HTMLElement): string =>
  size === 'a4'
    ? '@page { size: A4; margin: 16mm 18mm; }'
    : `@page { size: 80mm ${String(Math.ceil((article.offsetHeight / 576) * 72) + 6)}mm; margin: 0 4mm; }`

const sheet = document.createElement('style')
document.head.append(sheet)

const followLink = (): string => {
  const link = new URL(location.pathname, location.origin)
  link.searchParams.set('follow', code)
  return link.href
}

const lay = (slip: CaseSlip, size: Size): HTMLElement => {
  const article = casePaper(slip, followLink(), school, code)
  document.body.className = size
  root.replaceChildren(
    article,
    element(
      'div',
      'buttons',
      ...(Object.keys(SIZES) as Size[]).map((one) =>
        button(
          SIZES[one],
          () => {
            localStorage.setItem(KEPT, one)
            lay(slip, one)
            print()
          },
          one === size ? '' : 'weak',
        ),
      ),
    ),
  )
  sheet.textContent = sheetOf(size, article)
  return article
}

const showFailure = (status: number): void => {
  document.body.className = 'follow'
  root.replaceChildren(
    failureText(status),
    button(AGAIN, () => void open()),
  )
}

/** For who holds the paper: how the case stands today, then what the paper says. */
const follow = (slip: CaseSlip): void => {
  document.body.className = 'follow'
  const at = Date.parse(slip.updatedAt)
  root.replaceChildren(
    element(
      'section',
      'today',
      element('b', '', slip.state.zh),
      element('span', '', slip.state.en),
      element('small', '', `${dateWords(at)} ${clockWords(at)} 更新`),
      element('small', '', `Updated ${isoDay(at)} ${clockWords(at)}`),
    ),
    casePaper(slip, followLink(), school, code),
  )
}

/** The desk prints (`?code=`), the holder follows (`?follow=`). */
const open = async (): Promise<void> => {
  const answer = await askSlip('case-slip', code)
  if (typeof answer === 'number') showFailure(answer)
  else if (printed === null) follow(answer.slip as CaseSlip)
  else lay(answer.slip as CaseSlip, keptSize())
}

void open()
