import { element, part } from '../element'
import { qrCode } from '../qr-code'
import { newSheetKey, type Opened, type Part, type SheetKey } from './sealed'
import { stripView } from './strip'
import { countWords, pageAddress, placeOf, spacedCode } from './words'

const EVERY = 2_000
/** A page that nobody uses stops asking. */
const PATIENCE = 20 * 60_000

const meta = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
const root = part('sheet')

const button = (className: string, words: string, act: () => void): HTMLElement => {
  const made = element('button', className, words)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}
const say = (title: string, ...lines: readonly string[]): void => {
  root.replaceChildren(
    element('section', 'say', element('h1', '', title), ...lines.map((line) => element('p', '', line))),
  )
}

const steps = [
  '手机打开小程序：我的 → 激活码单，选好给哪些人做。',
  '点“扫电脑上的码”，扫右边这个码。只扫自己电脑上的。',
  '码单出现在这里，打印，沿虚线剪开，一人一条。',
]

/** What came so far, by the part it came in, so that asking again adds nothing twice. */
const opened = new Map<string, Opened>()

const fetchParts = async (key: SheetKey): Promise<'ok' | 'lost'> => {
  try {
    const answer = await fetch(`${meta('site')}/code-sheet?id=${key.sheetId}`, {
      signal: AbortSignal.timeout(8000),
    })
    if (!answer.ok) return 'lost'
    const { parts } = (await answer.json()) as { parts: readonly Part[] }
    for (const one of parts) if (!opened.has(one.partId)) opened.set(one.partId, await key.open(one))
    return 'ok'
  } catch {
    return 'lost'
  }
}

const strips = (): HTMLElement[] =>
  [...opened.values()].flatMap(({ strips: all, until }) =>
    all.map((one) => stripView(one, until, location.href)),
  )

/** The desk's page: its code, then the strips that the phone had made for it. */
const printPage = (key: SheetKey): void => {
  const state = element('p', 'state', countWords(0))
  state.setAttribute('role', 'status')
  const paper = element('div', 'paper')
  const print_ = button('print', '打印', () => {
    print()
  })
  print_.hidden = true
  const guide = element(
    'section',
    'guide',
    element(
      'div',
      '',
      element('p', 'kicker', meta('school')),
      element('h1', '', '激活码单'),
      element('ol', '', ...steps.map((step) => element('li', '', step))),
      state,
      print_,
      element('p', 'quiet', '码只在这个页面里：刷新或关掉就没有了，一小时后云端也删掉。没打印的要重新做。'),
    ),
    qrCode(pageAddress(location.href, key.page), 300),
  )
  root.replaceChildren(guide, paper)
  let shown = 0
  let last = Date.now()
  const ask = async (): Promise<void> => {
    const came = await fetchParts(key)
    const all = [...opened.values()].reduce((sum, one) => sum + one.strips.length, 0)
    if (all > shown) {
      shown = all
      last = Date.now()
      paper.replaceChildren(...strips())
      print_.hidden = false
    }
    state.classList.toggle('lost', came === 'lost')
    state.textContent = came === 'lost' ? '没有连上，正在重试' : countWords(shown)
    if (Date.now() - last < PATIENCE) setTimeout(() => void ask(), EVERY)
    else state.textContent = shown === 0 ? '等得太久，刷新页面再扫' : countWords(shown)
  }
  void ask()
  // Codes that are on no paper yet would be lost.
  window.addEventListener('beforeunload', (event) => {
    if (shown > 0) event.preventDefault()
  })
}

const begin = async (): Promise<void> => {
  const place = placeOf(location.hash)
  if (place.kind === 'page') say('这个码在小程序里扫', '打开小程序：我的 → 激活码单，点“扫电脑上的码”。')
  else if (place.kind === 'strip')
    say(
      `激活码 ${spacedCode(place.code)}`,
      `学工号 ${place.no}`,
      '打开微信小程序“师生服务中心”：我的 → 绑定身份，点“扫激活码”扫纸上的码，或填上面的码，再填姓名。',
      'Open the mini-program: Me → Bind identity. Scan the paper there, or type the code; then your name.',
    )
  else {
    try {
      printPage(await newSheetKey())
    } catch {
      say('这个浏览器打不开码单', '请用新一些的 Edge 或 Chrome，网址以 https 开头。')
    }
  }
}

void begin()
window.addEventListener('hashchange', () => {
  location.reload()
})
