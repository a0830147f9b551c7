import { part } from '../element'
import { clockWords, dateWords, weekdayWords } from '../shanghai'
import { type Announcer, callsOf, hear, silent, spokenWords, turn } from './announcer'
import { ClockCodes } from './clock-code'
import { draw, flash } from './draw'
import { drawCode } from './draw-code'
import { BoardFeed, type Feed } from './feed'
import { recall, remember } from './memory'
import { Sound } from './sound'
import { hallView } from './view'

const WIDTH = 1920
const HEIGHT = 1080
const BEAT = 200
/** How long a page of lines stays. */
const PAGE = 8000

const site = document.querySelector<HTMLMetaElement>('meta[name="site"]')?.content ?? ''
const hall = new URLSearchParams(location.search).get('hall') ?? 'main'

let feed: Feed = { boards: [], confirmedAt: undefined, lost: false, unknownHall: false }
let announcer: Announcer = silent(recall())

const source = new BoardFeed(`${site}/boards?hall=${encodeURIComponent(hall)}`, (news) => {
  feed = news
  announcer = hear(announcer, callsOf(feed.boards), source.now())
  beat()
})
const sound = new Sound(() => {
  showSound()
})

const beat = (): void => {
  const now = source.now()
  const before = announcer.current?.call
  announcer = turn(announcer, now, sound.isSpeaking)
  const call = announcer.current?.call
  if (feed.confirmedAt !== undefined) draw(hallView(feed.boards, announcer, Math.floor(now / PAGE), now))
  if (call !== undefined && call.key !== before?.key) {
    remember(announcer.announced)
    flash()
    sound.announce(spokenWords(call))
  }
  part('date').textContent = `${dateWords(now)} ${weekdayWords(now)}`
  part('clock').textContent = clockWords(now)
  showConnection()
}

const showConnection = (): void => {
  const { confirmedAt, lost, unknownHall } = feed
  const state = part('connection')
  state.hidden = !lost && !unknownHall
  state.textContent = unknownHall
    ? '没有这个大厅，请检查网址'
    : confirmedAt === undefined
      ? '连不上网络，正在重连'
      : `网络断了，这是 ${clockWords(confirmedAt)} 的样子`
}

const showSound = (): void => {
  part('sound').hidden = sound.isOn
}

const fit = (): void => {
  const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT)
  const [left, top] = [(innerWidth - WIDTH * scale) / 2, (innerHeight - HEIGHT * scale) / 2]
  part('hall').style.transform = `translate(${String(left)}px, ${String(top)}px) scale(${String(scale)})`
}

const codes = new ClockCodes(`${site}/hall-code`, (shown) => {
  drawCode(shown, turnCodes)
  part('code-button').textContent = codes.isWanted ? '收起打卡码' : '打卡码'
})
const turnCodes = (): void => {
  codes.turn()
}

part('code-button').addEventListener('click', turnCodes)
part('sound').addEventListener('click', () => {
  void sound.enable()
})
addEventListener('resize', fit)
fit()
showSound()
source.start()
codes.start()
setInterval(beat, BEAT)
