declare global {
  interface Window {
    /** Every announcement that was spoken, in order. */
    __spoken?: string[]
  }
}

/** Longer than any announcement: some browsers never say that speech has ended. */
const LONGEST = 12_000
const CHIME_SECONDS = 0.9
/** Browsers write zh-CN, zh_CN, cmn-Hans-CN; Cantonese and Taiwanese voices are not meant. */
const MANDARIN = /^(?:zh|cmn)(?:[-_]Hans)?[-_]CN/i

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Two bell tones, a third apart, that die away. */
const chime = (audio: AudioContext): void => {
  const begin = audio.currentTime
  for (const [frequency, delay] of [
    [659.3, 0],
    [523.3, 0.28],
  ] as const) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, begin + delay)
    volume.gain.linearRampToValueAtTime(0.35, begin + delay + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + CHIME_SECONDS)
    tone.connect(volume).connect(audio.destination)
    tone.start(begin + delay)
    tone.stop(begin + CHIME_SECONDS)
  }
}

const utter = (words: string): Promise<void> =>
  new Promise((resolve) => {
    const speech = new SpeechSynthesisUtterance(words)
    speech.lang = 'zh-CN'
    const voice = speechSynthesis.getVoices().find(({ lang }) => MANDARIN.test(lang))
    if (voice !== undefined) speech.voice = voice
    speech.onend = () => {
      resolve()
    }
    speech.onerror = () => {
      resolve()
    }
    speechSynthesis.speak(speech)
  })

/** Chime and speech of the whole hall: one queue, so that two windows never talk at once. */
export class Sound {
  private readonly audio = new AudioContext()
  private queue: Promise<void> = Promise.resolve()
  private waiting = 0

  /** @param changed told when the browser begins or ceases to allow sound. */
  constructor(changed: () => void) {
    this.audio.onstatechange = changed
  }

  /** Browsers are silent until somebody has touched the page, unless they are told otherwise at their start. */
  get isOn(): boolean {
    return this.audio.state === 'running'
  }

  get isSpeaking(): boolean {
    return this.waiting > 0
  }

  /** To be called from a touch. */
  async enable(): Promise<void> {
    await this.audio.resume()
    chime(this.audio)
  }

  /** Says the words after whatever is being said; does nothing while sound is off. */
  announce(words: string): void {
    if (!this.isOn) return
    this.waiting += 1
    this.queue = this.queue
      .then(async () => {
        chime(this.audio)
        await pause(CHIME_SECONDS * 1000)
        ;(window.__spoken ??= []).push(words)
        if ('speechSynthesis' in window) await Promise.race([utter(words), pause(LONGEST)])
      })
      .finally(() => {
        this.waiting -= 1
      })
  }
}
