import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Id, stamps, text } from '../_kernel/values'

/** The hall's one secret, from which its rotating codes come (§21). It never leaves the functions. */
export const HallSecret = v.strictObject({
  /** The hall. */
  _id: Id,
  /** 160 random bits, base64url. */
  secret: text(60),
  ...stamps,
})

export const HallSecrets = collection({
  name: 'hallSecrets',
  schema: HallSecret,
  purpose: 'From which the rotating code on the hall screen is made (§21)',
  personal: 'none',
})

/** A screen in the hall that may show the code: the centre paired it, and it alone has the key to this hash. */
export const HallScreen = v.strictObject({
  /** SHA-256 of the key that the screen keeps, base64url. */
  _id: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  hall: Id,
  /** What the centre calls it: 大厅东侧屏. */
  name: text(30),
  ...stamps,
})
export type HallScreen = v.InferOutput<typeof HallScreen>

export const HallScreens = collection({
  name: 'hallScreens',
  schema: HallScreen,
  purpose: 'Screens that may show the rotating code of their hall (§21)',
  personal: 'none',
  indexes: [{ on: ['hall', 'name'] }],
})
