import * as v from 'valibot'
import { Count } from '../_kernel/values'
import { grades } from './assessment-shape'
import { Worth } from './rules/points'

/** A month's figures in hundredths of a point. */
export const scoreFields = {
  conduct: Worth,
  evaluation: Worth,
  bonus: Worth,
  total: Worth,
  grade: v.picklist(grades),
  /** Ratings that the evaluation is made of. */
  ratings: Count,
}
