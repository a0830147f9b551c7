import { serve } from '../_kernel/serve'
import { auditTrail } from './audit-trail'
import { contract } from './contract'
import { sentences } from './refusals'
import { timers } from './timers'
import { todos } from './todos'
import { verifyAudit } from './verify-audit'

export const main = serve({
  name: 'centre',
  contract,
  handlers: { auditTrail, todos, verifyAudit },
  sentences,
  timers,
})
