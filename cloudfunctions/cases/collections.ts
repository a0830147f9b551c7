import { collection } from '../_kernel/collection'
import { Rating } from './rating'
import { RatingWeek } from './rating-week'

export const Ratings = collection({
  name: 'ratings',
  schema: Rating,
  purpose: 'What visitors said of a visit; staff see closed weeks of five or more only (§19)',
  personal: 'personal',
  keepDays: 1100,
  indexes: [
    { on: ['windowId', 'week'] },
    { on: ['visitor', 'ratedAt'] },
    { on: ['setAside.key'] },
    { on: ['updatedAt'] },
  ],
})

export const RatingWeeks = collection({
  name: 'ratingWeeks',
  schema: RatingWeek,
  purpose: 'Ratings by window and closed week, without people (§19)',
  personal: 'none',
  indexes: [{ on: ['windowId', '-week'] }, { on: ['windowId', 'isShown', '-week'] }],
})
