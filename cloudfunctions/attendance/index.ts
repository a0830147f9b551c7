import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { clock } from './clock/clock'
import { amendMonth, dismissObjection } from './month/amend-month'
import { confirmMonth, objectMonth } from './month/answer-month'
import { computeMonth } from './month/compute-month'
import { monthFile } from './month/month-file'
import { myMonth, personMonth } from './month/person-month'
import { publishMonth } from './month/publish-month'
import { month, months, publishedMonth, unitMonth } from './month/read-months'
import { clockPolicy, setClockPolicy } from './clock/settings'
import { acceptLeave, declineLeave } from './leave/answer-leave'
import { askCorrection, correctable, correctionFile, withdrawCorrection } from './correction/ask-correction'
import { askLeave, tryLeave } from './leave/ask-leave'
import { askAbsence, myMeetings, signIn } from './meeting/attend-meeting'
import { contract } from './contract'
import { corrections, decideCorrection } from './correction/decide-correction'
import { decideAbsence, signFor } from './meeting/decide-absence'
import { countersignLeave, decideLeave } from './leave/decide-leave'
import { announceDuty, dropDuty, dutyFiling, plannedDuty, unitDuty } from './duty/periods'
import { recallLeave, returnFromLeave, withdrawLeave } from './leave/end-leave'
import { fileDuty } from './duty/file-duty'
import { flaggedPunches, judgePunch } from './clock/flagged-punches'
import { hallDay, release } from './hall-day'
import { mannedDay } from './manned-day'
import { leave, leaveFile, leaves, myLeaves, unitLeaves } from './leave/lists'
import { myData } from './my-data'
import { myDay } from './my-day'
import { orderStandIn, standIns } from './leave/order-stand-in'
import { cancelMeeting, keepMinutes, meetingFile, planMeeting } from './meeting/plan-meeting'
import { meeting, meetings } from './meeting/read-meetings'
import { sentences } from './refusals'
import { dropScreen, pairScreen, screens } from './clock/screens'
import { leaveQuotas, setLeaveQuotas } from './leave/set-leave-quotas'
import { timers } from './timers'

export const main = serve({
  name: 'attendance',
  contract,
  handlers: {
    myDay,
    clock,
    hallDay,
    mannedDay,
    release,
    flaggedPunches,
    judgePunch,
    clockPolicy,
    setClockPolicy,
    screens,
    pairScreen,
    dropScreen,
    tryLeave,
    askLeave,
    leave,
    leaveFile,
    myLeaves,
    unitLeaves,
    leaves,
    acceptLeave,
    declineLeave,
    countersignLeave,
    decideLeave,
    withdrawLeave,
    returnFromLeave,
    standIns,
    orderStandIn,
    recallLeave,
    correctable,
    askCorrection,
    withdrawCorrection,
    corrections,
    decideCorrection,
    correctionFile,
    dutyPlan: plannedDuty,
    announceDuty,
    dropDuty,
    dutyFiling,
    unitDuty,
    fileDuty,
    myMeetings,
    signIn,
    askAbsence,
    meetings,
    meeting,
    planMeeting,
    cancelMeeting,
    decideAbsence,
    signFor,
    keepMinutes,
    meetingFile,
    months,
    month,
    unitMonth,
    publishedMonth,
    myMonth,
    personMonth,
    confirmMonth,
    objectMonth,
    computeMonth,
    amendMonth,
    dismissObjection,
    publishMonth,
    monthFile,
    leaveQuotas,
    setLeaveQuotas,
    myData,
  },
  sentences,
  timers,
  checkWords: checkText,
})
