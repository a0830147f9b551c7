import { serve } from '../_kernel/serve'
import { contract } from './contract'
import { eraseMyData, myData } from './my-data'
import { rateVisit } from './rate-visit'
import { sentences } from './refusals'
import { setAsideRatings } from './set-aside-ratings'
import { timers } from './timers'
import { visitRating } from './visit-rating'
import { windowRatings } from './window-ratings'

export const main = serve({
  name: 'cases',
  contract,
  handlers: { visitRating, rateVisit, windowRatings, setAsideRatings, myData, eraseMyData },
  sentences,
  timers,
})
