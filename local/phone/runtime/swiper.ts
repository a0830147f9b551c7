import type * as glassEasel from 'glass-easel'
import type { Builtin } from './builtin'

interface SwiperProperties {
  readonly indicatorDots: boolean
  readonly indicatorColor: string
  readonly indicatorActiveColor: string
  readonly autoplay: boolean
  readonly current: number
  readonly currentItemId: string
  readonly interval: number
  readonly duration: number
  readonly circular: boolean
  readonly vertical: boolean
  readonly previousMargin: string
  readonly nextMargin: string
  readonly displayMultipleItems: number
  readonly snapToEdge: boolean
  readonly easingFunction: string
  readonly disableTouch: boolean
}

/** 滑块视图容器: items side by side, moved by drag, by `current` or by itself. */
export const swiper: Builtin<SwiperProperties> = {
  tag: 'swiper',
  properties: {
    indicatorDots: false,
    indicatorColor: 'rgba(0, 0, 0, .3)',
    indicatorActiveColor: '#000000',
    autoplay: false,
    current: 0,
    currentItemId: '',
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    previousMargin: '0px',
    nextMargin: '0px',
    displayMultipleItems: 1,
    snapToEdge: false,
    easingFunction: 'default',
    disableTouch: false,
  },
  create: (node) => {
    const { element, component } = node
    const dots = document.createElement('div')
    dots.className = 'swiper-dots'
    let current = 0
    let dragged: { x: number; y: number; at: number } | undefined
    let offset = 0
    let timer: ReturnType<typeof setInterval> | undefined

    const items = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>(':scope wx-swiper-item')]
    const place = (isAnimated: boolean): void => {
      const { vertical, displayMultipleItems, duration, circular, indicatorDots } = node.properties
      const all = items()
      const share = 100 / Math.max(1, displayMultipleItems)
      all.forEach((item, index) => {
        let step = index - current
        if (circular && all.length > 2) {
          if (step > all.length / 2) step -= all.length
          if (step < -all.length / 2) step += all.length
        }
        const distance = `calc(${String(step * 100)}% + ${String(offset)}px)`
        item.style.transition = isAnimated ? `transform ${String(duration)}ms ease` : 'none'
        item.style[vertical ? 'height' : 'width'] = `${String(share)}%`
        item.style.transform = vertical ? `translate(0, ${distance})` : `translate(${distance}, 0)`
      })
      dots.replaceChildren(
        ...(indicatorDots ? all : []).map((_, index) => {
          const dot = document.createElement('i')
          const { indicatorActiveColor, indicatorColor } = node.properties
          dot.style.background = index === current ? indicatorActiveColor : indicatorColor
          return dot
        }),
      )
    }
    const go = (to: number, source: string): void => {
      const { length } = items()
      if (length === 0) return
      const wanted = node.properties.circular ? (to + length) % length : Math.min(Math.max(to, 0), length - 1)
      const isNew = wanted !== current
      current = wanted
      place(true)
      if (!isNew) return
      node.set('current', current)
      const currentItemId = (items()[current] as { __wxElement?: glassEasel.GeneralComponent } | undefined)
        ?.__wxElement?.data.itemId as string | undefined
      const detail = { current, currentItemId: currentItemId ?? '', source }
      node.emit('change', detail)
      setTimeout(() => {
        node.emit('animationfinish', detail)
      }, node.properties.duration)
    }
    const play = (): void => {
      clearInterval(timer)
      if (node.properties.autoplay)
        timer = setInterval(() => {
          if (dragged === undefined && element.isConnected) go(current + 1, 'autoplay')
        }, node.properties.interval)
    }

    const point = (event: {
      changedTouches?: { clientX: number; clientY: number }[]
    }): { x: number; y: number } => {
      const [touch] = event.changedTouches ?? []
      return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
    }
    component.addListener('touchstart', (event: object) => {
      if (!node.properties.disableTouch) dragged = { ...point(event), at: Date.now() }
    })
    component.addListener('touchmove', (event: object) => {
      if (dragged === undefined) return true
      const { x, y } = point(event)
      const [along, across] = node.properties.vertical
        ? [y - dragged.y, x - dragged.x]
        : [x - dragged.x, y - dragged.y]
      if (offset === 0 && Math.abs(along) < Math.abs(across)) return true
      offset = along
      place(false)
      return true
    })
    for (const end of ['touchend', 'touchcancel'])
      component.addListener(end, () => {
        if (dragged === undefined) return
        const size = node.properties.vertical ? element.clientHeight : element.clientWidth
        const isFlick = Date.now() - dragged.at < 300 && Math.abs(offset) > 20
        const step = isFlick || Math.abs(offset) > size / 2 ? -Math.sign(offset) : 0
        dragged = undefined
        offset = 0
        go(current + step, 'touch')
      })
    const observer = new MutationObserver((records) => {
      if (records.some(({ target }) => target !== dots)) place(false)
    })
    return {
      attached: () => {
        element.append(dots)
        observer.observe(element, { childList: true, subtree: true })
        play()
        queueMicrotask(() => {
          place(false)
        })
      },
      detached: () => {
        clearInterval(timer)
        observer.disconnect()
      },
      update: () => {
        const { current: wanted, currentItemId } = node.properties
        const byId = items().findIndex(
          (item) =>
            currentItemId !== '' &&
            (item as { __wxElement?: glassEasel.GeneralComponent }).__wxElement?.data.itemId ===
              currentItemId,
        )
        const to = byId >= 0 ? byId : wanted
        if (to !== current) go(to, '')
        play()
      },
    }
  },
}

export const swiperItem: Builtin<{ itemId: string; skipHiddenItemLayout: boolean }> = {
  tag: 'swiper-item',
  properties: { itemId: '', skipHiddenItemLayout: false },
  create: () => ({}),
}
