import type { Builtin } from './builtin'
import { hover, type HoverProperties } from './hover'

interface NavigatorProperties extends HoverProperties {
  readonly target: string
  readonly url: string
  readonly openType: string
  readonly delta: number
}

type Navigate = (openType: string, options: { url: string; delta: number }) => Promise<unknown>

let navigate: Navigate = () => Promise.resolve()

/** The shell says how to go to a page. */
export const provideNavigation = (provided: Navigate): void => {
  navigate = provided
}

/** 页面链接 */
export const navigatorLink: Builtin<NavigatorProperties> = {
  tag: 'navigator',
  properties: {
    target: 'self',
    url: '',
    openType: 'navigate',
    delta: 1,
    hoverClass: 'navigator-hover',
    hoverStopPropagation: false,
    hoverStartTime: 50,
    hoverStayTime: 600,
  },
  create: (node) => {
    node.component.addListener('tap', () => {
      const { url, openType, delta } = node.properties
      const absolute = url.startsWith('/') || url === '' ? url : `/${resolve(node.ownerPath, url)}`
      navigate(openType, { url: absolute, delta }).then(
        () => {
          node.emit('success')
        },
        (error: unknown) => {
          node.emit('fail', { errMsg: (error as { errMsg?: string }).errMsg ?? String(error) })
        },
      )
    })
    node.element.setAttribute('role', 'link')
    return hover(node)
  },
}

const resolve = (from: string, target: string): string => {
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  return parts.join('/')
}
