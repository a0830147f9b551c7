import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { complaintFigures } from './complaint-figures'
import { complaintForm } from './complaint-form'
import { contract } from './contract'
import { namedComplaints, openIdentity } from './custodian'
import { decideComplaint, judgeReview } from './decide-complaint'
import { fileAnonymously, fileByName, takeDown } from './file-complaint'
import {
  acceptComplaint,
  askComplainant,
  declineComplaint,
  extendComplaint,
  findComplaint,
  handBackComplaint,
  investigateComplaint,
  referComplaint,
  replyComplaint,
} from './handle-complaint'
import { answerHearing, contestFinding, myHearings } from './hearing'
import { majorComplaints, recordAccountability } from './major-complaints'
import { myData } from './my-data'
import { hearRespondent, nameRespondent, splitComplaint } from './name-respondent'
import {
  addToComplaint,
  askReview,
  followReceipt,
  myComplaints,
  reportRetaliation,
  withdrawComplaint,
} from './own-complaint'
import { complaint, complaints, evidenceLink } from './read-complaints'
import { complaintKey } from './receipt'
import { sentences } from './refusals'
import { finishEvidence, sendEvidence } from './send-evidence'
import { timers } from './timers'

export const main = serve({
  name: 'complaints',
  contract,
  handlers: {
    complaintForm,
    sendEvidence,
    finishEvidence,
    fileAnonymously,
    fileByName,
    takeDown,
    followReceipt,
    myComplaints,
    addToComplaint,
    withdrawComplaint,
    askReview,
    reportRetaliation,
    myHearings,
    answerHearing,
    contestFinding,
    complaints,
    complaint,
    evidenceLink,
    acceptComplaint,
    declineComplaint,
    investigateComplaint,
    askComplainant,
    nameRespondent,
    hearRespondent,
    splitComplaint,
    extendComplaint,
    referComplaint,
    handBackComplaint,
    findComplaint,
    decideComplaint,
    replyComplaint,
    judgeReview,
    majorComplaints,
    recordAccountability,
    namedComplaints,
    openIdentity,
    complaintFigures,
    myData,
  },
  sentences,
  timers,
  checkWords: checkText,
  pepper: complaintKey,
})
