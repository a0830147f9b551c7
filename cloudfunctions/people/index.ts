import { serve } from '../_kernel/serve'
import { bind } from './bind'
import { contract } from './contract'
import { issueCode } from './issue-code'
import { me } from './me'
import { eraseMyData, myData } from './my-data'
import { sentences } from './refusals'
import { timers } from './timers'

export const main = serve({
  name: 'people',
  contract,
  handlers: { me, bind, issueCode, myData, eraseMyData },
  sentences,
  timers,
})
