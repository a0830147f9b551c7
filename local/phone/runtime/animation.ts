/** One step of `wx.createAnimation`: what changes, how long it takes. Milliseconds. */
export interface AnimationStep {
  readonly transform: string
  readonly styles: Record<string, string>
  readonly duration: number
  readonly timingFunction: string
  readonly delay: number
  readonly transformOrigin: string
}

const runs = new WeakMap<HTMLElement, number>()

/** Plays exported steps on an element, one after the other; a later export breaks off an earlier one. */
export const playAnimation = (element: HTMLElement, animation: unknown): void => {
  const steps = (animation as { actions?: readonly AnimationStep[] } | null | undefined)?.actions
  if (steps === undefined || steps.length === 0) return
  const run = (runs.get(element) ?? 0) + 1
  runs.set(element, run)
  let wait = 0
  for (const { transform, styles, duration, timingFunction, delay, transformOrigin } of steps) {
    setTimeout(() => {
      if (runs.get(element) !== run) return
      element.style.transition = `all ${String(duration)}ms ${timingFunction} ${String(delay)}ms`
      element.style.transformOrigin = transformOrigin
      if (transform !== '') element.style.transform = transform
      Object.assign(element.style, styles)
    }, wait)
    wait += duration + delay
  }
}
