import { appearance } from '../settings/settings'

/** Members as the roster names them, one person each. */
const english: Readonly<Record<string, string>> = {
  本科生: 'Undergraduate',
  研究生: 'Postgraduate',
  教职工: 'Staff',
  国际学生: 'International student',
  校友: 'Former student',
}

/** What somebody is at the university, in the language in use now: 本科生; Undergraduate. */
export const audienceText = (audience: string): string =>
  appearance().language === 'en' ? (english[audience] ?? audience) : audience
