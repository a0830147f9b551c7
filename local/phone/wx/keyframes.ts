import type * as glassEasel from 'glass-easel'

/** A key frame as `this.animate` takes it: CSS properties, and transforms by their own names. */
export interface Keyframe extends Record<string, unknown> {
  readonly offset?: number
  readonly ease?: string
}

const transforms = /^(translate|scale|rotate|skew|matrix)/

const withUnit = (name: string, value: unknown): string => {
  const list = Array.isArray(value) ? value : [value]
  const unit = name.startsWith('translate') ? 'px' : /^(rotate|skew)/.test(name) ? 'deg' : ''
  return `${name}(${list.map((part) => (typeof part === 'number' ? `${String(part)}${unit}` : String(part))).join(', ')})`
}

const toBrowser = ({ offset, ease, ...properties }: Keyframe): globalThis.Keyframe => {
  const frame: globalThis.Keyframe = {
    ...(offset !== undefined && { offset }),
    ...(ease !== undefined && { easing: ease }),
  }
  const moved: string[] = []
  for (const [name, value] of Object.entries(properties))
    if (transforms.test(name)) moved.push(withUnit(name, value))
    else frame[name] = value as string
  if (moved.length > 0) frame.transform = moved.join(' ')
  return frame
}

const running = new WeakMap<glassEasel.Element, Animation[]>()

/** Runs key frames on nodes; they keep the last frame until `clearAnimation`. */
export const animateKeyframes = (
  elements: glassEasel.Element[],
  keyframes: readonly Keyframe[],
  duration: number,
  callback: (() => void) | undefined,
): void => {
  const animations = elements.flatMap((element) => {
    const dom = element.$$ as unknown as HTMLElement | null
    if (dom === null) return []
    const animation = dom.animate(keyframes.map(toBrowser), { duration, fill: 'forwards' })
    running.set(element, [...(running.get(element) ?? []), animation])
    return [animation]
  })
  void Promise.allSettled(animations.map(({ finished }) => finished)).then(callback)
}

export const clearAnimation = (elements: glassEasel.Element[]): void => {
  for (const element of elements) {
    for (const animation of running.get(element) ?? []) animation.cancel()
    running.delete(element)
  }
}
