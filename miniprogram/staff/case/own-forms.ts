import type { Case, Form } from './form'
import { t } from './words'

/** Why the applicant's number is looked at: asked each time, and told to whose it is. */
export const phoneForm = (): Form => ({
  key: 'readContact',
  label: t('phone'),
  text: t('phoneHelp'),
  endpoint: 'readContact',
  first: { reason: 'askPapers' },
  fields: () => [
    {
      key: 'reason',
      label: t('phoneWhy'),
      kind: 'choice',
      options: (['askPapers', 'tellResult', 'deliver'] as const).map((key) => ({ key, label: t(key) })),
    },
  ],
})

/** 提醒评价 (§19): that staff asked is counted; whether and how they rate is theirs. */
export const remindForm = ({ windowId, rating }: Case): Form | undefined =>
  rating === undefined
    ? undefined
    : {
        key: 'remindToRate',
        label: t('remind'),
        endpoint: 'remindToRate',
        fields: () => [],
        isAtOnce: true,
        more: { windowId, visitId: rating.visitId },
        isOther: true,
      }
