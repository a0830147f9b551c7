import { AGAIN, askSlip, failureText } from '../ask-slip'
import { element, part } from '../element'
import { followView } from './follow'
import { cutPaper, paper } from './paper'
import type { Slip } from './slip'

/** How often a phone asks while its number is still of use. */
const EVERY = 10_000

const school = document.querySelector<HTMLMetaElement>('meta[name="school"]')?.content ?? ''
const parameters = new URLSearchParams(location.search)
const printed = parameters.get('code')
const code = (printed ?? parameters.get('follow') ?? '').toUpperCase()
const root = part('slip')

const button = (words: string, act: () => void): HTMLElement => {
  const made = element('button', '', words)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

const showFailure = (status: number, again: () => void): void => {
  root.replaceChildren(failureText(status), button(AGAIN, again))
}

const ask = async (): Promise<{ slip: Slip; at: number } | number> => {
  const answer = await askSlip('slip', code)
  return typeof answer === 'number' ? answer : { ...answer, slip: answer.slip as Slip }
}

/** For the desk: shows the slip and prints it. */
const printSlip = async (): Promise<void> => {
  document.body.className = 'print'
  const answer = await ask()
  if (typeof answer === 'number') {
    showFailure(answer, () => void printSlip())
    return
  }
  const follow = new URL(location.pathname, location.origin)
  follow.searchParams.set('follow', code)
  const article = paper(answer.slip, follow.href, school, code)
  root.replaceChildren(
    article,
    button('打印', () => {
      print()
    }),
  )
  const style = document.createElement('style')
  document.head.append(style)
  cutPaper(article, style)
  print()
}

let seen: { slip: Slip; at: number } | undefined

/** For the holder's phone: shows the slip and keeps it fresh until it is over. */
const follow = async (): Promise<void> => {
  document.body.className = 'follow'
  const answer = await ask()
  if (typeof answer !== 'number') seen = answer
  if (seen === undefined || answer === 404) {
    showFailure(typeof answer === 'number' ? answer : 0, () => void follow())
    return
  }
  root.replaceChildren(...followView(seen.slip, seen.at, typeof answer === 'number'))
  if (seen.slip.state !== 'done' && seen.slip.state !== 'gone') setTimeout(() => void follow(), EVERY)
}

void (printed === null ? follow() : printSlip())
