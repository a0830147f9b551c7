import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { complaintFigures } from './complaint-figures'
import { complaintForm } from './filing/form'
import { contract } from './contract'
import { namedComplaints, openIdentity } from './custodian'
import { decideComplaint, judgeReview } from './part/decide-complaint'
import { fileAnonymously, fileByName, takeDown } from './filing/file-complaint'
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
} from './part/handle-complaint'
import { answerHearing, contestFinding, myHearings } from './part/hearing'
import { majorComplaints, recordAccountability } from './major-complaints'
import { myData } from './my-data'
import { hearRespondent, nameRespondent, splitComplaint } from './part/name-respondent'
import {
  addToComplaint,
  askReview,
  followReceipt,
  myComplaints,
  reportRetaliation,
  withdrawComplaint,
} from './filing/own-complaint'
import { complaint, complaints, evidenceLink } from './read-complaints'
import { complaintKey } from './filing/receipt'
import { sentences } from './refusals'
import { finishEvidence, sendEvidence } from './filing/send-evidence'
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
