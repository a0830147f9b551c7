import type { AnimationStep } from '../runtime/animation'

interface StepOptions {
  readonly duration?: number
  readonly timingFunction?: string
  readonly delay?: number
  readonly transformOrigin?: string
}

const transforms = [
  'matrix',
  'matrix3d',
  'rotate',
  'rotate3d',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scale3d',
  'scaleX',
  'scaleY',
  'scaleZ',
  'skew',
  'skewX',
  'skewY',
  'translate',
  'translate3d',
  'translateX',
  'translateY',
  'translateZ',
]
const styles = ['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'bottom', 'right']

type Chain = Record<string, (...values: never[]) => unknown>

/** `wx.createAnimation`: records steps; `export()` hands them to the `animation` attribute and forgets them. */
export const createAnimation = (defaults: StepOptions = {}): Chain => {
  let steps: AnimationStep[] = []
  let moved: string[] = []
  let styled: Record<string, string> = {}
  const length = (value: unknown): string =>
    typeof value === 'number' ? `${String(value)}px` : String(value)
  const unit = (name: string): string =>
    name.startsWith('translate') ? 'px' : /^(rotate|skew)/.test(name) && name !== 'rotate3d' ? 'deg' : ''
  const chain: Chain = {
    step: (options: StepOptions = {}) => {
      const {
        duration = 400,
        timingFunction = 'linear',
        delay = 0,
        transformOrigin = '50% 50% 0',
      } = {
        ...defaults,
        ...options,
      }
      steps.push({
        transform: moved.join(' '),
        styles: styled,
        duration,
        timingFunction,
        delay,
        transformOrigin,
      })
      moved = []
      styled = {}
      return chain
    },
    export: () => {
      const exported = { actions: steps }
      steps = []
      return exported
    },
  }
  for (const name of transforms)
    chain[name] = (...values: (number | string)[]) => {
      const list = values.map((value) =>
        typeof value === 'number' ? `${String(value)}${unit(name)}` : value,
      )
      moved.push(`${name}(${list.join(', ')})`)
      return chain
    }
  for (const name of styles)
    chain[name] = (value: number | string) => {
      styled[name] = name === 'opacity' || name === 'backgroundColor' ? String(value) : length(value)
      return chain
    }
  return chain
}
