import type * as glassEasel from 'glass-easel'
import { playAnimation } from './animation'

/** A builtin component on the page, as its own file sees it. */
export interface Node<Properties> {
  readonly element: HTMLElement
  readonly component: glassEasel.GeneralComponent
  /** Present values of the properties. */
  readonly properties: Readonly<Properties>
  /** Path of the page or component in whose WXML it stands. */
  readonly ownerPath: string
  /** Tells an event; component events don't bubble, as in WeChat. */
  emit(name: string, detail?: object, bubbles?: boolean): void
  /** Sets a property from inside, so that `model:` bindings hear of it. */
  set(name: keyof Properties & string, value: unknown): void
}

export interface Behaviour {
  /** Called once on the page and again whenever properties changed. */
  update?(): void
  attached?(): void
  detached?(): void
}

/** Answers another component's question by role: a form its fields, a label its control, a group its members. */
export interface Control {
  readonly name?: string
  value?(): unknown
  reset?(): void
  press?(): void
}

export interface Builtin<Properties extends object> {
  readonly tag: string
  readonly properties: Properties
  readonly create: (node: Node<Properties>) => Behaviour
}

const ariaNames =
  'Role Label Hidden Labelledby Describedby Modal Live Disabled Checked Selected Expanded Pressed Busy Atomic Level Required Invalid Valuemin Valuemax Valuenow Valuetext Haspopup Current'.split(
    ' ',
  )

const controls = new WeakMap<object, Control>()

/** Makes a component known as a control, for forms, labels and groups above it. */
export const registerControl = (node: Pick<Node<never>, 'component'>, control: Control): void => {
  controls.set(node.component, control)
}

export const controlOf = (component: object): Control | undefined => controls.get(component)

const typeOf = (value: unknown): unknown => {
  if (typeof value === 'string') return String
  if (typeof value === 'number') return Number
  if (typeof value === 'boolean') return Boolean
  return Array.isArray(value) ? Array : null
}

/** The space that builtin components live in, and the one of the components that use their tags. */
export interface BuiltinSpaces {
  readonly own: glassEasel.ComponentSpace
  readonly users: glassEasel.ComponentSpace
}

/** Defines a builtin component; every component of the mini-program can then use its tag. */
export const defineBuiltin = <Properties extends object>(
  { own, users }: BuiltinSpaces,
  { tag, properties, create }: Builtin<Properties>,
): void => {
  const shared: Record<string, unknown> = { hidden: false, animation: null }
  for (const name of ariaNames) shared[`aria${name}`] = null
  const all = { ...shared, ...properties }
  const behaviours = new WeakMap<object, Behaviour>()
  const definition = own.defineComponent({
    is: `wx://${tag}`,
    options: {
      dataDeepCopy: 'none' as never,
      propertyPassingDeepCopy: 'none' as never,
      writeFieldsToNode: false,
    },
    properties: Object.fromEntries(
      Object.entries(all).map(([name, value]) => [name, { type: typeOf(value) as StringConstructor, value }]),
    ) as never,
    observers: {
      '**'(this: glassEasel.GeneralComponent) {
        const behaviour = behaviours.get(this)
        if (behaviour === undefined) return
        writeShared(this)
        behaviour.update?.()
      },
    },
    lifetimes: {
      attached(this: glassEasel.GeneralComponent) {
        const node = nodeFor<Properties>(this)
        const behaviour = create(node)
        behaviours.set(this, behaviour)
        writeShared(this)
        behaviour.update?.()
        behaviour.attached?.()
      },
      detached(this: glassEasel.GeneralComponent) {
        behaviours.get(this)?.detached?.()
        // What is set on a page that has gone changes nothing, as in WeChat.
        behaviours.delete(this)
      },
    },
  })
  users.setGlobalUsingComponent(tag, definition.general())
}

const nodeFor = <Properties>(component: glassEasel.GeneralComponent): Node<Properties> => ({
  element: component.$$ as unknown as HTMLElement,
  component,
  get properties() {
    return component.data as Properties
  },
  get ownerPath() {
    return component.ownerShadowRoot?.getHostNode().is ?? ''
  },
  emit: (name, detail = {}, bubbles = false) => {
    // Never amid a data update: in WeChat an event comes from another thread.
    queueMicrotask(() => {
      component.triggerEvent(name, detail, { bubbles, composed: bubbles, capturePhase: bubbles })
    })
  },
  set: (name, value) => {
    if ((component.data as Record<string, unknown>)[name] !== value) component.setData({ [name]: value })
  },
})

const writeShared = (component: glassEasel.GeneralComponent): void => {
  const element = component.$$ as unknown as HTMLElement
  const values = component.data as Record<string, unknown>
  element.toggleAttribute('hidden', isOn(values.hidden))
  if (values.animation !== played.get(element)) {
    played.set(element, values.animation)
    playAnimation(element, values.animation)
  }
  for (const name of ariaNames) {
    const value = values[`aria${name}`]
    const attribute = name === 'Role' ? 'role' : `aria-${name.toLowerCase()}`
    if (value === null || value === undefined || value === '') element.removeAttribute(attribute)
    else element.setAttribute(attribute, textOf(value))
  }
}

/** A value as a template would write it. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

const played = new WeakMap<HTMLElement, unknown>()

const isOn = (value: unknown): boolean =>
  value !== false && value !== undefined && value !== null && value !== ''

/** Sets or takes away an attribute that style sheets look at. */
export const reflect = (element: HTMLElement, name: string, value: string | boolean): void => {
  if (value === false || value === '') element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : value)
}

const nodeAt = (dom: Element): glassEasel.Element | undefined =>
  (dom as Element & { __wxElement?: glassEasel.Element }).__wxElement

/** The nearest component above that answers to the given tags. */
export const ancestor = (
  component: glassEasel.GeneralComponent,
  tags: readonly string[],
): glassEasel.GeneralComponent | undefined => {
  const from = component.$$ as unknown as HTMLElement
  for (let dom = from.parentElement; dom !== null; dom = dom.parentElement) {
    const found = nodeAt(dom)?.asGeneralComponent() ?? null
    if (found !== null && tags.includes(found.is.replace('wx://', ''))) return found
  }
  return undefined
}

/** All controls below a component, in the order of the page. */
export const controlsBelow = (component: glassEasel.GeneralComponent): Control[] =>
  [...(component.$$ as unknown as HTMLElement).querySelectorAll('*')].flatMap((dom) => {
    const control = controls.get(nodeAt(dom) ?? dom)
    return control === undefined ? [] : [control]
  })
