import { serve } from '../_kernel/serve'
import { agree, standing } from './agree'
import { contract } from './contract'
import { inbox } from './inbox'
import { eraseMyData, myData } from './my-data'
import { readAll, readMessage } from './read-messages'
import { sentences } from './refusals'
import { sending } from './sending'
import { timers } from './timers'

export const main = serve({
  name: 'messages',
  contract,
  handlers: { inbox, standing, readMessage, readAll, agree, sending, myData, eraseMyData },
  sentences,
  timers,
})
