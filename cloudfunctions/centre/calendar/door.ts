import type { Handlers } from '../../_kernel/serve'
import type { calendarRows } from './contract'

export type CalendarDoor = Handlers<typeof calendarRows>
