import { reflect, registerControl, textOf, type Builtin } from './builtin'
import { dateColumns, timeColumns, type Columns } from './picker-columns'
import { openSheet } from './sheet'
import { Wheel } from './wheel'

interface PickerProperties {
  readonly name: string
  readonly mode: string
  readonly headerText: string
  readonly disabled: boolean
  readonly range: readonly unknown[]
  readonly rangeKey: string
  readonly value: unknown
  readonly start: string
  readonly end: string
  readonly fields: string
}

/** 从底部弹起的滚动选择器: selector, multiSelector, time, date. */
export const picker: Builtin<PickerProperties> = {
  tag: 'picker',
  properties: {
    name: '',
    mode: 'selector',
    headerText: '',
    disabled: false,
    range: [],
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    fields: 'day',
  },
  create: (node) => {
    const initial = node.properties.value
    const open = (): void => {
      if (!node.properties.disabled) show(node.properties, node)
    }
    node.component.addListener('tap', open)
    registerControl(node, {
      value: () => node.properties.value,
      reset: () => {
        node.set('value', initial)
      },
      press: open,
    })
    return {
      update: () => {
        reflect(node.element, 'disabled', node.properties.disabled)
      },
    }
  },
}

type PickerNode = Parameters<(typeof picker)['create']>[0]

const labelsOf = (range: readonly unknown[], key: string): string[] =>
  range.map((item) => textOf(key === '' ? item : (item as Record<string, unknown>)[key]))

const columnsOf = (properties: PickerProperties): Columns => {
  const { mode, range, rangeKey, value } = properties
  if (mode === 'time') return timeColumns(properties)
  if (mode === 'date') return dateColumns(properties)
  if (mode === 'multiSelector') {
    const chosen = (value ?? []) as readonly number[]
    return {
      labels: () => (range as readonly (readonly unknown[])[]).map((column) => labelsOf(column, rangeKey)),
      start: range.map((_, index) => chosen[index] ?? 0),
      valueOf: (indices) => [...indices],
    }
  }
  return {
    labels: () => [labelsOf(range, rangeKey)],
    start: [Math.max(0, Number(value ?? 0))],
    valueOf: ([index = 0]) => index,
  }
}

const show = (properties: PickerProperties, node: PickerNode): void => {
  const columns = columnsOf(properties)
  const indices = [...columns.start]
  const wheels: Wheel[] = []
  const box = document.createElement('div')
  box.className = 'picker-wheels'
  const fill = (): void => {
    columns.labels(indices).forEach((labels, column) => {
      const wheel = wheels[column]
      if (wheel === undefined) {
        const created = new Wheel(labels, indices[column] ?? 0, (index) => {
          indices[column] = index
          node.emit('columnchange', { column, value: index })
          fill()
        })
        wheels.push(created)
        box.append(created.element)
      } else indices[column] = wheel.setLabels(labels, indices[column] ?? 0)
    })
  }
  fill()
  openSheet({
    title: properties.headerText,
    content: box,
    onConfirm: () => {
      const value = columns.valueOf(indices)
      node.set('value', value)
      node.emit('change', { value })
    },
    onCancel: () => {
      node.emit('cancel')
    },
  })
  for (const wheel of wheels) wheel.settle()
}
