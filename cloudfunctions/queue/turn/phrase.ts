import type { Language } from '../../_kernel/refusal'
import { addDays, type Day, enDay, weekdayOf, zhDay } from '../../_kernel/time'

/** A moment to come at, as facts: the day it is told on, the day meant, and `HH:MM`. */
export interface When {
  readonly today: Day
  readonly day: Day
  readonly at: string
}

const weekdays: Record<Language, readonly string[]> = {
  'zh-CN': ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** `今天`, `明天` or `11月30日（周一）`. */
export const dayPhrase = ({ today, day }: When, language: Language): string => {
  if (day === today) return language === 'en' ? 'today' : '今天'
  if (day === addDays(today, 1)) return language === 'en' ? 'tomorrow' : '明天'
  const weekday = weekdays[language][weekdayOf(day)] ?? ''
  return language === 'en' ? `on ${weekday}, ${enDay(day)}` : `${zhDay(day)}（${weekday}）`
}

/** The day and the clock: `下午 14:00`, `明天 08:00`, `tomorrow at 08:00`. */
export const clockPhrase = (when: When, language: Language): string => {
  const isToday = when.day === when.today
  if (language === 'en') return isToday ? `at ${when.at}` : `${dayPhrase(when, language)} at ${when.at}`
  const half = when.at < '12:00' ? '上午' : '下午'
  return isToday ? `${half} ${when.at}` : `${dayPhrase(when, language)} ${when.at}`
}
