import type { Builtin } from './builtin'

interface ProgressProperties {
  readonly percent: number
  readonly showInfo: boolean
  readonly strokeWidth: number
  readonly borderRadius: number
  readonly fontSize: number
  readonly activeColor: string
  readonly color: string
  readonly backgroundColor: string
  readonly active: boolean
  readonly duration: number
}

/** 进度条 */
export const progress: Builtin<ProgressProperties> = {
  tag: 'progress',
  properties: {
    percent: 0,
    showInfo: false,
    strokeWidth: 6,
    borderRadius: 0,
    fontSize: 16,
    activeColor: '',
    color: '#09BB07',
    backgroundColor: '#EBEBEB',
    active: false,
    duration: 30,
  },
  create: (node) => {
    const bar = document.createElement('div')
    bar.className = 'progress-bar'
    const inner = document.createElement('div')
    bar.append(inner)
    const info = document.createElement('div')
    node.element.prepend(bar, info)
    return {
      update: () => {
        const values = node.properties
        const percent = Math.min(100, Math.max(0, values.percent))
        Object.assign(bar.style, {
          height: `${String(values.strokeWidth)}px`,
          background: values.backgroundColor,
          borderRadius: `${String(values.borderRadius)}px`,
        })
        Object.assign(inner.style, {
          width: `${String(percent)}%`,
          background: values.activeColor === '' ? values.color : values.activeColor,
          borderRadius: `${String(values.borderRadius)}px`,
          transition: values.active ? `width ${String(percent * values.duration)}ms linear` : 'none',
        })
        info.textContent = values.showInfo ? `${String(percent)}%` : ''
        info.style.fontSize = `${String(values.fontSize)}px`
        node.element.setAttribute('role', 'progressbar')
        node.element.setAttribute('aria-valuenow', String(percent))
      },
    }
  },
}
