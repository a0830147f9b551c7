import { collection } from '../_kernel/collection'
import { Rating } from './rating'

export { RatingWeeks } from '../_shared/rating-week'

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
