import { make, screen } from './dom'
import { hooks } from './hooks'
import { change, onSetting, restart, settings, type Mode } from './settings'
import { setClock } from './status-bar'
import { words } from './words'

interface Person {
  readonly openid: string
  readonly name: string
  readonly role?: string
  readonly remark?: string
}

const section = (title: string, ...children: (Node | string)[]): HTMLElement =>
  make('section', { class: 'panel-section' }, make('h2', {}, title), ...children)

const toggle = (label: string, isOn: () => boolean, set: (isOn: boolean) => void): HTMLElement => {
  const box = make('input', { type: 'checkbox', role: 'switch' })
  box.checked = isOn()
  box.addEventListener('change', () => {
    set(box.checked)
  })
  return make('label', { class: 'panel-toggle' }, make('span', {}, label), box)
}

const choices = <Value extends string>(
  options: readonly (readonly [Value, string])[],
  current: Value,
  choose: (value: Value) => void,
): HTMLElement =>
  make(
    'div',
    { class: 'panel-choices', role: 'radiogroup' },
    ...options.map(([value, label]) =>
      make(
        'button',
        {
          role: 'radio',
          'aria-checked': String(value === current),
          click: () => {
            choose(value)
          },
        },
        label,
      ),
    ),
  )

const fetchJson = async (path: string): Promise<unknown> => {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`)
  return answer.json()
}

const peopleList = (): HTMLElement => {
  const list = make('div', { class: 'panel-people' })
  const search = make('input', { type: 'search', 'aria-label': words().who, placeholder: words().whoHint })
  const show = (people: readonly Person[]): void => {
    const wanted = search.value.trim().toLowerCase()
    const matches = people.filter((person) => Object.values(person).join(' ').toLowerCase().includes(wanted))
    list.replaceChildren(
      ...matches.slice(0, 60).map(({ openid, name, role, remark }) => {
        const choose = (): void => {
          restart({ as: openid, page: undefined })
        }
        const line = [role, remark].filter((part) => part !== undefined && part !== '').join(' · ')
        const isMe = String(openid === settings.as)
        return make(
          'button',
          { 'aria-pressed': isMe, click: choose },
          make('b', {}, name),
          make('span', {}, line),
        )
      }),
    )
  }
  void fetchJson('/local/people')
    .then((answer) => {
      const people = answer as Person[]
      search.addEventListener('input', () => {
        show(people)
      })
      show(people)
      list.querySelector('[aria-pressed=true]')?.scrollIntoView({ block: 'nearest' })
    })
    .catch(() => {
      list.textContent = words().nobody
    })
  const second = (): void => {
    window.open(window.location.href)
  }
  const another = make('button', { class: 'panel-link', click: second }, words().second)
  return section(words().who, search, list, another)
}

const place = (): HTMLElement => {
  const coordinate = (name: 'latitude' | 'longitude'): HTMLElement => {
    const field = make('input', { type: 'number', step: 'any', value: settings.location[name] })
    field.addEventListener('change', () => {
      change('location', { ...settings.location, [name]: Number(field.value) })
    })
    return make('label', { class: 'panel-field' }, make('span', {}, words()[name]), field)
  }
  return section(
    words().location,
    toggle(
      words().allowsLocation,
      () => settings.allowsLocation,
      (isOn) => {
        change('allowsLocation', isOn)
      },
    ),
    coordinate('latitude'),
    coordinate('longitude'),
  )
}

const wifi = (): HTMLElement => {
  const field = make('input', { type: 'text', 'aria-label': words().wifi, placeholder: words().wifiHint })
  field.value = settings.wifi
  field.addEventListener('change', () => {
    change('wifi', field.value.trim())
  })
  return section(words().wifi, field)
}

const scanner = (): HTMLElement => {
  const field = make('input', {
    type: 'text',
    'aria-label': words().scanner,
    placeholder: words().scannerHint,
  })
  field.addEventListener('input', () => {
    hooks.scan = field.value === '' ? undefined : field.value
  })
  return section(words().scanner, field)
}

const clock = (): HTMLElement => {
  const field = make('input', { type: 'datetime-local', 'aria-label': words().clock })
  const refusal = make('p', { class: 'panel-refusal', role: 'status' })
  const set = async (): Promise<void> => {
    if (field.value === '') return
    const now = `${field.value}:00+08:00`
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/local/clock', { method: 'POST', body: JSON.stringify({ now }), headers })
    if (answer.ok) setClock(Date.parse(now))
    // The cloud's clock goes forward only.
    refusal.textContent = answer.ok ? '' : words().clockRefused
  }
  const button = make('button', { class: 'panel-link', click: () => void set() }, words().setClock)
  return section(words().clock, field, button, refusal)
}

const panel = (): HTMLElement => {
  const theme = toggle(
    words().dark,
    () => settings.theme === 'dark',
    (isOn) => {
      change('theme', isOn ? 'dark' : 'light')
    },
  )
  const network = toggle(
    words().network,
    () => settings.isOnline,
    (isOn) => {
      change('isOnline', isOn)
    },
  )
  onSetting('theme', (value) => {
    sync(theme, value === 'dark')
  })
  onSetting('isOnline', (value) => {
    sync(network, value)
  })
  const sizes: [Mode, string][] = [
    ['standard', words().standard],
    ['large', words().large],
    ['elder', words().elder],
  ]
  const languages = [
    ['zh_CN', words().chinese],
    ['en', words().english],
  ] as const
  return make(
    'aside',
    { class: 'panel', 'aria-label': words().phone },
    peopleList(),
    make('section', { class: 'panel-section' }, network, theme),
    section(
      words().size,
      choices(sizes, settings.mode, (mode) => {
        restart({ mode })
      }),
    ),
    section(
      words().language,
      choices(languages, settings.language, (language) => {
        restart({ lang: language === 'en' ? 'en' : undefined })
      }),
    ),
    place(),
    wifi(),
    scanner(),
    clock(),
  )
}

const sync = (line: HTMLElement, isOn: boolean): void => {
  const box = line.querySelector('input')
  if (box !== null) box.checked = isOn
}

/** The settings panel that stands beside a drawn phone. */
export const panelElement = panel

/** Opens the settings over the phone, or leads to where they stand beside it. */
export const openPanel = (): void => {
  const beside = document.querySelector<HTMLElement>('.desk > .panel')
  if (beside !== null) {
    beside.querySelector<HTMLElement>('input, button')?.focus()
    return
  }
  const layer = make('div', { class: 'panel-layer' }, panel())
  const close = (): void => {
    layer.remove()
  }
  layer.prepend(make('button', { class: 'panel-close', click: close }, words().close))
  screen().append(layer)
}
