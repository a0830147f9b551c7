import type { Context } from '../../_kernel/context'
import { allSound, endRun } from '../../_kernel/sound'
import { putTodo, renewTodos, type TodoDraft } from '../../_shared/todo'
import { Corrections } from '../collections'
import type { CorrectionRecord } from './record'

const KIND = 'correction'

const todoOf = ({ _id, createdAt }: CorrectionRecord): TodoDraft => ({
  kind: KIND,
  subject: _id,
  for: { role: 'centreStaff' },
  zh: '有人补卡，等中心审批',
  en: 'A correction of the clock waits for the centre',
  page: '/attendance/corrections/corrections',
  since: createdAt,
})

/** A correction waits for the centre. */
export const putCorrectionTodo = (record: CorrectionRecord, now: Date): Promise<void> =>
  putTodo(todoOf(record), now)

/** 待办 of all corrections, made anew every night. */
export const renewCorrectionTodos = async ({ now }: Context): Promise<void> => {
  const { sound, broken } = await allSound(Corrections, { state: 'asked' })
  await renewTodos([KIND], sound.map(todoOf), now)
  endRun(broken)
}
