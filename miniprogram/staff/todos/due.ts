import { serverNow } from '../../api/clock'
import { clockAt, dayAt, dayText, momentText } from '../../i18n/time'
import { t } from './words'

/** Until when something waits: what is due at midnight may take all of the day before. */
export const dueOf = (dueAt: string): { text: string; isToday: boolean } => {
  const lastDay = dayAt(Date.parse(dueAt) - 1)
  return {
    text:
      clockAt(dueAt) === '00:00'
        ? t('dueDay', { day: dayText(lastDay) })
        : t('due', { at: momentText(dueAt) }),
    isToday: lastDay === dayAt(serverNow()),
  }
}
