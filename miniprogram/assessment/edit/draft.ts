import type { Item } from '../../components/checklist/checklist'
import { pointsText } from '../assessment-words'
import { type Rule, ruleRow } from '../rule-words'
import { t } from './words'

/** A row as it is edited: what was typed stays as it was typed until the row is kept. */
export interface Draft extends Omit<Rule, 'code'> {
  /** Nothing for one that is new. */
  readonly code?: string | undefined
}

const kinds = ['person', 'window', 'unit'] as const
const FILE = 'file'

/** `-0.5` → −50; nothing for what is no number of points. */
export const typedPoints = (typed: string): number | undefined => {
  const plain = typed.trim().replace('−', '-')
  return /^[+-]?\d{1,3}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}

export const draftRows = (drafts: readonly Draft[]) =>
  drafts.map((draft, at) => ({ at, ...ruleRow({ ...draft, code: draft.code ?? `new-${at}` }) }))

/** What the sheet shows of a row. */
export const opened = ({ name, nameEn, points, cap, to, needsFile, isCounted }: Draft) => ({
  isCounted,
  name,
  nameEn: nameEn ?? '',
  points: points === 0 && !isCounted ? '' : pointsText(points),
  cap: cap === undefined ? '' : pointsText(cap),
  items: [
    ...kinds.map((key): Item => ({ key, text: t(key), checked: to.includes(key) })),
    ...(isCounted ? [] : [{ key: FILE, text: t('file'), checked: needsFile }]),
  ],
})
export type Opened = ReturnType<typeof opened>

export const newDraft: Draft = { name: '', points: 0, to: ['person'], needsFile: true, isCounted: false }

const isTicked = ({ items }: Opened, key: string): boolean =>
  items.some((item) => item.key === key && item.checked === true)

/** The row as the sheet has it now, or what is missing in it. */
export const read = (
  shown: Opened,
  before: Draft,
):
  | { readonly draft: Draft }
  | { readonly errors: { nameError: string; pointsError: string; capError: string; toError: string } } => {
  const points = typedPoints(shown.points)
  const cap = shown.cap.trim() === '' ? undefined : typedPoints(shown.cap)
  const isCap = shown.cap.trim() === '' || (cap !== undefined && cap >= 0)
  const to = kinds.filter((kind) => isTicked(shown, kind))
  const name = shown.name.trim()
  const nameEn = shown.nameEn.trim()
  if (name === '' || points === undefined || !isCap || to.length === 0)
    return {
      errors: {
        nameError: name === '' ? t('needName') : '',
        pointsError: points === undefined ? t('needNumber') : '',
        capError: isCap ? '' : t('needNumber'),
        toError: to.length === 0 ? t('needTo') : '',
      },
    }
  const { cap: _cap, nameEn: _nameEn, ...rest } = before
  const needsFile = before.isCounted ? before.needsFile : isTicked(shown, FILE)
  return {
    draft: {
      ...rest,
      name,
      ...(nameEn === '' ? {} : { nameEn }),
      points,
      ...(cap === undefined ? {} : { cap }),
      to,
      needsFile,
    },
  }
}
