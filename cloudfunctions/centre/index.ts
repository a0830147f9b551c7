import { serve } from '../_kernel/serve'
import { contract } from './contract'
import { timers } from './timers'
import { verifyAudit } from './verify-audit'

export const main = serve({
  name: 'centre',
  contract,
  handlers: { verifyAudit },
  sentences: {},
  timers,
})
