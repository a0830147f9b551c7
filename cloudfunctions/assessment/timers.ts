import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import { assessmentTimers } from './assessment-todos'
import * as own from './collections'
import { AssessmentFiles, Entries, Hearings, Proposals, PublishedResults, Sources } from './collections'
import { takeAssessed } from './take-assessed'

export const timers: readonly Timer[] = [
  { name: 'takeAssessed', every: 'minute', run: takeAssessed },
  ...assessmentTimers,
  purge([AssessmentFiles, Entries, Hearings, Proposals, PublishedResults, Sources]),
  documentCheck('assessment', Object.values(own)),
]
