import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { clock } from './clock'
import { clockPolicy, setClockPolicy } from './clock-settings'
import { contract } from './contract'
import { flaggedPunches, judgePunch } from './flagged-punches'
import { hallDay, release } from './hall-day'
import { myData } from './my-data'
import { myDay } from './my-day'
import { sentences } from './refusals'
import { dropScreen, pairScreen, screens } from './screens'
import { timers } from './timers'

export const main = serve({
  name: 'attendance',
  contract,
  handlers: {
    myDay,
    clock,
    hallDay,
    release,
    flaggedPunches,
    judgePunch,
    clockPolicy,
    setClockPolicy,
    screens,
    pairScreen,
    dropScreen,
    myData,
  },
  sentences,
  timers,
  checkWords: checkText,
})
