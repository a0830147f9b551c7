import { sealEntries } from '../_kernel/seal'
import { serve } from '../_kernel/serve'
import { contract } from './contract'
import { verifyAudit } from './verify-audit'

export const main = serve({
  name: 'centre',
  contract,
  handlers: { verifyAudit },
  sentences: {},
  timers: [{ name: 'seal', every: 'minute', run: sealEntries }],
})
