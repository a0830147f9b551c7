import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { accountabilities, recordOutcome } from './accountability/accountabilities'
import { changeRules, rules } from './rules/change-rules'
import { contract } from './contract'
import { decideEntry, proposalFile, proposals, reverseEntry, withdrawEntry } from './entry/decide-entry'
import { exportYear } from './year/export-year'
import { myData } from './my-data'
import { decideObjection, objectToResult, remarkResult } from './month/object-to-result'
import { entryForm, proposeEntry } from './entry/propose-entry'
import { publishMonth, reviseMonth, showMonth } from './month/publish-month'
import { month, unitMonth } from './month/read-month'
import { myMonth, result, unitResult } from './month/read-results'
import { sentences } from './refusals'
import { timers } from './timers'

export const main = serve({
  name: 'assessment',
  contract,
  handlers: {
    myMonth,
    objectToResult,
    month,
    result,
    unitMonth,
    unitResult,
    remarkResult,
    showMonth,
    decideObjection,
    publishMonth,
    reviseMonth,
    entryForm,
    proposeEntry,
    proposals,
    decideEntry,
    withdrawEntry,
    proposalFile,
    reverseEntry,
    rules,
    changeRules,
    exportYear,
    accountabilities,
    recordOutcome,
    myData,
  },
  sentences,
  timers,
  checkWords: checkText,
})
