import type { Builtin } from './builtin'

const shapes: Record<string, [path: string, color: string]> = {
  success: [
    'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.2 14.3-4.1-4.1 1.4-1.4 2.7 2.7 5.5-5.5 1.4 1.4-6.9 6.9Z',
    '#09BB07',
  ],
  success_no_circle: ['m9.6 16.6-5-5L3 13.2 9.6 19.8 21 8.4 19.4 6.8Z', '#09BB07'],
  info: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-7h2v7Zm0-8.5h-2v-2h2v2Z', '#10AEFF'],
  warn: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-2h2v2Zm0-3.5h-2V7h2v6.5Z', '#F76260'],
  waiting: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.2 14.3L11 13V7h1.6v5.1l4.4 2.8-.8 1.4Z', '#10AEFF'],
  cancel: [
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 1.3a7.7 7.7 0 1 1 0 15.4 7.7 7.7 0 0 1 0-15.4Zm3 3.8L12 11 9 8.1l-.9.9L11 12l-2.9 3 .9.9L12 13l3 2.9.9-.9L13 12l2.9-3-.9-.9Z',
    '#F43530',
  ],
  download: [
    'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-.8 5h1.6v6.2l2.6-2.6 1.1 1.1L12 16.2l-4.5-4.5 1.1-1.1 2.6 2.6V7Zm-4 10h9.6v1.4H7.2V17Z',
    '#09BB07',
  ],
  search: [
    'm20.3 19.2-4.6-4.6a7 7 0 1 0-1.1 1.1l4.6 4.6 1.1-1.1ZM10.2 15.7a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11Z',
    '#B2B2B2',
  ],
  clear: [
    'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm3 5.9 1.1 1.1-3 3 3 3L15 16.1l-3-3-3 3L7.9 15l3-3-3-3L9 7.9l3 3 3-3Z',
    '#B2B2B2',
  ],
}

/** 图标: WeChat's nine. */
export const icon: Builtin<{ type: string; size: number | string; color: string }> = {
  tag: 'icon',
  properties: { type: '', size: 23, color: '' },
  create: (node) => ({
    update: () => {
      const { type, size, color } = node.properties
      const [path, standard] = shapes[type] ?? ['', '']
      const length = typeof size === 'number' || /^\d+$/.test(size) ? `${String(size)}px` : size
      node.element.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`
      Object.assign(node.element.style, {
        width: length,
        height: length,
        fill: color === '' ? standard : color,
      })
    },
  }),
}
