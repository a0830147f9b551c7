import { toPhoneUnits } from './units'

const scopes = new Set<string>()

/** Makes known that classes starting with `scope--` are prefixed ones. */
export const registerScope = (scope: string): void => {
  scopes.add(scope)
}

const plainName = (name: string): string | undefined => {
  const end = name.indexOf('--')
  return end > 0 && scopes.has(name.slice(0, end)) ? name.slice(end + 2) : undefined
}

/** The class list as glass-easel writes it. The class as written in WXML stands beside the prefixed one, for tests. */
class ScopedClasses {
  constructor(private readonly own: DOMTokenList) {}

  add(name: string): void {
    const plain = plainName(name)
    if (plain === undefined) this.own.add(name)
    else this.own.add(name, plain)
  }

  remove(name: string): void {
    this.own.remove(name)
    const plain = plainName(name)
    if (plain !== undefined && ![...this.own].some((other) => plainName(other) === plain))
      this.own.remove(plain)
  }

  contains(name: string): boolean {
    return this.own.contains(name)
  }

  [Symbol.iterator](): IterableIterator<string> {
    return this.own[Symbol.iterator]()
  }
}

/** Base of all elements of the mini-program: `wx-view`, `wx-t-button`, … */
class PhoneElement extends HTMLElement {
  override setAttribute(name: string, value: string): void {
    if (name === 'style' && value === '') this.removeAttribute('style')
    else super.setAttribute(name, name === 'style' ? toPhoneUnits(value) : value)
  }

  override get classList(): DOMTokenList {
    return new ScopedClasses(super.classList) as unknown as DOMTokenList
  }
}

/** Creates the DOM element of a WXML tag. */
export const createPhoneElement = (tag: string): HTMLElement => {
  const name = `wx-${tag.toLowerCase()}`
  if (customElements.get(name) === undefined) customElements.define(name, class extends PhoneElement {})
  return document.createElement(name)
}
