import { ancestor, controlOf, registerControl, type Builtin, type Control } from './builtin'

interface PickerViewProperties {
  readonly value: readonly number[]
  readonly indicatorStyle: string
  readonly indicatorClass: string
  readonly maskStyle: string
  readonly maskClass: string
  readonly immediateChange: boolean
}

interface ColumnControl extends Control {
  show(index: number): void
  index(): number
  style(rowHeight: number): void
}

interface ViewControl extends Control {
  changed(): void
}

/** 嵌入页面的滚动选择器: columns below it, the row in the middle of each is chosen. */
export const pickerView: Builtin<PickerViewProperties> = {
  tag: 'picker-view',
  properties: {
    value: [],
    indicatorStyle: '',
    indicatorClass: '',
    maskStyle: '',
    maskClass: '',
    immediateChange: false,
  },
  create: (node) => {
    const indicator = document.createElement('div')
    indicator.className = 'picker-indicator'
    node.element.prepend(indicator)
    const columns = (): ColumnControl[] =>
      [...node.element.querySelectorAll('wx-picker-view-column')].flatMap((dom) => {
        const control = controlOf((dom as { __wxElement?: object }).__wxElement ?? dom)
        return control === undefined ? [] : [control as ColumnControl]
      })
    const view: ViewControl = {
      value: () => columns().map((column) => column.index()),
      changed: () => {
        const value = columns().map((column) => column.index())
        node.set('value', value)
        node.emit('change', { value })
      },
    }
    registerControl(node, view)
    return {
      update: () => {
        indicator.setAttribute('style', node.properties.indicatorStyle)
        queueMicrotask(() => {
          columns().forEach((column, index) => {
            column.style(indicator.offsetHeight)
            column.show(node.properties.value[index] ?? 0)
          })
        })
      },
    }
  },
}

export const pickerViewColumn: Builtin<object> = {
  tag: 'picker-view-column',
  properties: {},
  create: (node) => {
    const { element } = node
    let rowHeight = 34
    let index = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const control: ColumnControl = {
      index: () => index,
      show: (wanted) => {
        index = wanted
        element.scrollTop = index * rowHeight
      },
      style: (height) => {
        rowHeight = height > 0 ? height : 34
        element.style.setProperty('--row', `${String(rowHeight)}px`)
      },
    }
    registerControl(node, control)
    element.addEventListener('scroll', () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const now = Math.round(element.scrollTop / rowHeight)
        if (now === index) return
        index = now
        const view = ancestor(node.component, ['picker-view'])
        const above = view === undefined ? undefined : (controlOf(view) as ViewControl | undefined)
        above?.changed()
      }, 80)
    })
    return {}
  },
}
