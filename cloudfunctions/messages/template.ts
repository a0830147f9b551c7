import * as v from 'valibot'
import type { Language } from '../_kernel/refusal'
import { DAY_MINUTES, clockText, dayOf, minuteOf } from '../_kernel/time'
import { stamps, text } from '../_kernel/values'
import { topics } from '../_shared/topic'
import type { Message } from './message'

/** What a field of a template may say of a message. */
export const fieldSources = ['subject', 'brief', 'text', 'number', 'at'] as const
type FieldSource = (typeof fieldSources)[number]

/**
 * 订阅消息模板: the template that the centre's administrator chose in WeChat's console for a topic, and what each of its
 * fields says. A topic without one is told in the inbox alone.
 */
export const MessageTemplate = v.strictObject({
  _id: v.picklist(topics),
  templateId: text(100),
  fields: v.pipe(
    v.array(
      v.strictObject({
        /** Of the kinds whose values we can always make: `thing1`, `character_string2`, `time3`, `date4`. */
        name: v.pipe(v.string(), v.regex(/^(?:thing|character_string|time|date)\d{1,2}$/)),
        says: v.picklist(fieldSources),
      }),
    ),
    v.minLength(1),
    v.maxLength(10),
  ),
  ...stamps,
})
export type MessageTemplate = v.InferOutput<typeof MessageTemplate>

const LONGEST_THING = 20
const LONGEST_STRING = 32

const cut = (value: string, most: number): string => {
  const characters = Array.from(value.replace(/\s+/g, ' ').trim())
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}

/** An instant as WeChat's fields of time take it, in the centre's time: `2026年11月23日 09:40`. */
const timeValue = (at: Date): string => {
  const [year = '', month, day] = dayOf(at).split('-')
  return `${year}年${String(Number(month))}月${String(Number(day))}日 ${clockText(minuteOf(at) % DAY_MINUTES)}`
}

/** A value that WeChat takes for a field of this kind (else errcode 47003): cut to length, never empty. */
const fitting = (name: string, value: string, at: Date): string => {
  if (/^(?:time|date)/.test(name)) return timeValue(at)
  if (name.startsWith('character_string')) {
    return (
      value
        .replace(/[^\x20-\x7e]/g, '')
        .trim()
        .slice(0, LONGEST_STRING) || '-'
    )
  }
  return cut(value, LONGEST_THING) || '—'
}

type Said = Pick<Message, 'zh' | 'en' | 'subjectZh' | 'subjectEn' | 'briefZh' | 'briefEn' | 'number' | 'at'>

const saying = (
  { zh, en, subjectZh, subjectEn, briefZh, briefEn, number = '' }: Said,
  language: Language,
): Record<Exclude<FieldSource, 'at'>, string> => {
  const text = language === 'en' ? en : zh
  const brief = (language === 'en' ? briefEn : briefZh) ?? text
  const subject = (language === 'en' ? subjectEn : subjectZh) ?? brief
  return { text, brief, subject, number: number === '' ? subject : number }
}

/** The values of a template's fields for one message, in the reader's language. */
export const templateData = (
  { fields }: Pick<MessageTemplate, 'fields'>,
  message: Said,
  language: Language,
): Record<string, string> => {
  const said = saying(message, language)
  return Object.fromEntries(
    fields.map(({ name, says }) => [name, fitting(name, says === 'at' ? '' : said[says], message.at)]),
  )
}
