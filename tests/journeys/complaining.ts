import type { Phone } from '../browser'
import { button, fill, press, reads, shown, touch } from './hand'

const said = {
  zh: {
    mine: '投诉',
    file: '提交投诉',
    which: '哪个窗口',
    unit: '教务处',
    place: '1号窗口',
    words: '经过',
    submit: '提交',
    filed: '已经收到',
    receipt: '回执号',
    look: '查看进展',
  },
  en: {
    mine: 'Complaints',
    file: 'File a complaint',
    which: 'Which window',
    unit: 'Academic Affairs',
    place: 'Window 1',
    words: 'What happened',
    submit: 'Submit',
    filed: 'Received',
    receipt: 'Receipt',
    look: 'See how it stands',
  },
} as const

interface Matter {
  readonly topic: string
  readonly words: string
}

/** Files anonymously about the first window, from 我的 on; gives the receipt that is shown this once (§33). */
export const fileAnonymously = async (
  phone: Phone,
  { topic, words }: Matter,
  lang: keyof typeof said,
): Promise<string> => {
  const say = said[lang]
  await touch(phone, say.mine)
  await press(phone, say.file)
  await touch(phone, say.which)
  await shown(phone).getByText(say.unit, { exact: true }).first().tap()
  await reads(phone, say.place)
  await touch(phone, topic)
  await fill(phone, say.words, words)
  await press(phone, say.submit)
  await reads(phone, say.filed)
  return (await shown(phone).locator('.receipt').innerText()).replaceAll(' ', '')
}

/** Whoever has the receipt looks how it stands, on whatever phone. */
export const follow = async (phone: Phone, receipt: string, lang: keyof typeof said): Promise<void> => {
  const say = said[lang]
  await touch(phone, say.mine)
  await fill(phone, say.receipt, receipt)
  await press(phone, say.look)
}

/** One step of a desk: its row, a choice where it has some, the words, and that it was taken. */
export const step = async (
  desk: Phone,
  row: string,
  { choices = [], words = '' }: { readonly choices?: readonly string[]; readonly words?: string } = {},
): Promise<void> => {
  await touch(desk, row)
  await button(desk, '确定').waitFor()
  for (const choice of choices) await touch(desk, choice)
  if (words !== '') await fill(desk, '内容', words)
  await press(desk, '确定')
  await button(desk, '确定').waitFor({ state: 'hidden' })
}
