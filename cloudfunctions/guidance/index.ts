import { serve } from '../_kernel/serve'
import { contract } from './contract'
import { helpDesk } from './help-desk'
import { likelyTargets } from './likely-targets'
import { noResult } from './no-result'
import { plan } from './plan-view'
import { refer } from './refer'
import { referral, referrals } from './referrals'
import { sentences } from './refusals'
import { index } from './search-text'
import { sheet } from './sheet'
import { timers } from './timers'
import { unanswered } from './unanswered'
import { way } from './way'

export const main = serve({
  name: 'guidance',
  contract,
  handlers: {
    index,
    sheet,
    plan,
    way,
    helpDesk,
    noResult,
    unanswered,
    refer,
    referral,
    likelyTargets,
    referrals,
  },
  sentences,
  timers,
})
