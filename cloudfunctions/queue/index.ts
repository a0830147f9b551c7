import { serve } from '../_kernel/serve'
import { callNext } from './call-next'
import { contract } from './contract'
import { counter } from './counter-query'
import { callAgain, finish, miss, start, undo } from './desk-moves'
import { failedPrints, failPrint, reprintSlip, voidSlip } from './failed-print'
import { arrive, cancel, remindMe, requeue, slip, ticket } from './holder'
import { issueSlip } from './issue-slip'
import { transfer } from './lead-on'
import { eraseMyData, myData } from './my-data'
import { myTickets, overview } from './overview'
import { sentences } from './refusals'
import { closeSession, openSession, pauseSession, resumeSession } from './sessions'
import { takeNumber } from './take-number'
import { timers } from './timers'
import { myWindows, todayFigures } from './today-figures'

export const main = serve({
  name: 'queue',
  contract,
  handlers: {
    overview,
    takeNumber,
    ticket,
    slip,
    myTickets,
    cancel,
    requeue,
    arrive,
    remindMe,
    issueSlip,
    failPrint,
    reprintSlip,
    voidSlip,
    failedPrints,
    myWindows,
    counter,
    openSession,
    pauseSession,
    resumeSession,
    closeSession,
    callNext,
    callAgain,
    start,
    finish,
    miss,
    transfer,
    undo,
    todayFigures,
    myData,
    eraseMyData,
  },
  sentences,
  timers,
})
