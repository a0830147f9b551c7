import type * as glassEasel from 'glass-easel'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'

const waiting: glassEasel.GeneralComponent[] = []
const after: (() => void)[] = []
let isScheduled = false

const depthOf = (component: glassEasel.GeneralComponent): number => {
  let depth = 0
  for (
    let host = component.ownerShadowRoot?.getHostNode();
    host !== undefined;
    host = host.ownerShadowRoot?.getHostNode()
  )
    depth += 1
  return depth
}

const flush = (): void => {
  isScheduled = false
  const components = waiting.splice(0).map((component) => ({ component, depth: depthOf(component) }))
  // Inner ones first: who measures others finds them ready.
  for (const { component } of components.sort((one, other) => other.depth - one.depth))
    component.triggerLifetime('ready', [])
  for (const callback of after.splice(0)) callback()
}

const schedule = (): void => {
  if (isScheduled) return
  isScheduled = true
  setTimeout(flush, 0)
}

/** Runs after all components that were just attached are ready. */
export const afterReady = (callback: () => void): void => {
  after.push(callback)
  schedule()
}

/** A behavior of all components that tells each `ready` once its page is drawn. */
export const readyBehavior = (code: CodeSpace): glassEasel.GeneralBehavior =>
  code.getComponentSpace().defineBehavior({
    is: 'local/ready',
    lifetimes: {
      attached(this: glassEasel.GeneralComponent) {
        waiting.push((this as unknown as { _$?: glassEasel.GeneralComponent })._$ ?? this)
        schedule()
      },
    },
  })
