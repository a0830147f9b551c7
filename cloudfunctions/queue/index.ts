import { serve } from '../_kernel/serve'
import { callNext } from './counter/call-next'
import { contract } from './contract'
import { counter } from './counter/counter-query'
import { callAgain, finish, miss, start, undo } from './counter/desk-moves'
import { failedPrints, failPrint, reprintSlip, voidSlip } from './slip/failed-print'
import { arrive, cancel, remindMe, requeue, slip, ticket } from './holder'
import { issueSlip } from './slip/issue-slip'
import { transfer } from './counter/lead-on'
import { eraseMyData, myData } from './my-data'
import { myTickets, overview } from './overview'
import { sentences } from './refusals'
import { closeSession, openSession, pauseSession, resumeSession } from './session/sessions'
import { takeNumber } from './take-number'
import { timers } from './timers'
import { myWindows, todayFigures } from './counter/today-figures'

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
