import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { beginUpload } from '../_kernel/upload/upload'
import { acceptCase, logStep } from './accept-case'
import {
  centreCases,
  myCase,
  myCases,
  partsForWindow,
  slipCase,
  staffCase,
  unitCases,
  windowCases,
} from './case-lists'
import { askExtension, decideExtension, resumeCase, suspendCase } from './clock-moves'
import { coUnits, leadWindows } from './joint/co-unit'
import { contract } from './contract'
import { eraseMyData, myData } from './my-data'
import { denyCase, finishCase, handOver, withdrawCase } from './end-case'
import { answerFollowUp, askRater, followUps, unitFollowUps, verifyFollowUp } from './follow-up/follow-ups'
import { agreeLead, declineLead, decidePart, finishPart, proposeLead, refusePart } from './joint/moves'
import { bringPapers, giveNotice, nameProxy } from './notices'
import { heldWords, reviewWords } from './held/held-words'
import { openCase } from './open-case'
import { addPaper, checkPapers, paperLink, sendPaper } from './papers'
import { judgeFollowUp, tellCentre } from './follow-up/rater-follow-up'
import { rateVisit } from './rating/rate-visit'
import { ratingFigures } from './rating/figures'
import { readContact } from './read-contact'
import { sentences } from './refusals'
import { paperRating, remindToRate } from './rating/remind-to-rate'
import { setAsideRatings } from './rating/set-aside-ratings'
import { ticketCase } from './ticket-case'
import { timers } from './timers'
import { visitRating } from './rating/visit-rating'
import { windowRatings } from './rating/window-ratings'

export const main = serve({
  name: 'cases',
  contract,
  handlers: {
    beginUpload,
    openCase,
    ticketCase,
    staffCase,
    windowCases,
    unitCases,
    partsForWindow,
    centreCases,
    coUnits,
    leadWindows,
    readContact,
    checkPapers,
    addPaper,
    sendPaper,
    paperLink,
    giveNotice,
    bringPapers,
    nameProxy,
    acceptCase,
    logStep,
    suspendCase,
    resumeCase,
    askExtension,
    decideExtension,
    finishPart,
    refusePart,
    decidePart,
    proposeLead,
    agreeLead,
    declineLead,
    finishCase,
    denyCase,
    handOver,
    withdrawCase,
    myCases,
    myCase,
    slipCase,
    visitRating,
    remindToRate,
    paperRating,
    ratingFigures,
    followUps,
    unitFollowUps,
    verifyFollowUp,
    askRater,
    answerFollowUp,
    judgeFollowUp,
    tellCentre,
    heldWords,
    reviewWords,
    rateVisit,
    windowRatings,
    setAsideRatings,
    myData,
    eraseMyData,
  },
  sentences,
  timers,
  checkWords: checkText,
})
