import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { beginUpload } from '../_kernel/upload/upload'
import { contract } from './contract'
import {
  answerAdjustment,
  approveApplication,
  proposeAdjustment,
  rejectApplication,
  sendBackApplication,
  takeApplication,
} from './application/decide-application'
import { answerOpinion, takeOffOpinion } from './opinion/answer-opinion'
import { giveOpinion } from './opinion/give-opinion'
import { heldOpinions, reviewOpinion } from './opinion/held-opinions'
import { quarterSheet } from './quarter-sheet'
import {
  application,
  applicationChoices,
  applications,
  fileLink,
  hallWindows,
  headedUnits,
  unitApplications,
} from './application/read-applications'
import { myOpinions, opinionDesk, opinions } from './opinion/read-opinions'
import { voteOpinion } from './opinion/vote-opinion'
import { myData } from './my-data'
import { sentences } from './refusals'
import { timers } from './timers'
import {
  attachFile,
  dropFile,
  saveApplication,
  submitApplication,
  withdrawApplication,
} from './application/write-application'

export const main = serve({
  name: 'windows',
  contract,
  handlers: {
    myData,
    beginUpload,
    headedUnits,
    applicationChoices,
    unitApplications,
    applications,
    application,
    fileLink,
    saveApplication,
    attachFile,
    dropFile,
    submitApplication,
    withdrawApplication,
    takeApplication,
    sendBackApplication,
    approveApplication,
    rejectApplication,
    proposeAdjustment,
    answerAdjustment,
    hallWindows,
    quarterSheet,
    giveOpinion,
    opinions,
    voteOpinion,
    myOpinions,
    opinionDesk,
    answerOpinion,
    takeOffOpinion,
    heldOpinions,
    reviewOpinion,
  },
  sentences,
  timers,
  checkWords: checkText,
})
