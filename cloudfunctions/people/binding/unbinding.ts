import * as v from 'valibot'
import { Id, stamps, text } from '../../_kernel/values'
import { normalName, type Person } from '../person'

/** What was looked at to know who stands at the desk. */
export const papersSeen = ['campusCard', 'idCard', 'passport'] as const

/** 解除绑定: a binding that the centre ended because its holder has another WeChat or phone now (0.1). */
export const Unbinding = v.strictObject({
  /** The command's own id. */
  _id: Id,
  personId: Id,
  seen: v.picklist(papersSeen),
  reason: text(200),
  /** Person id of whoever looked. */
  by: Id,
  ...stamps,
})
export type Unbinding = v.InferOutput<typeof Unbinding>

export type UnbindObjection =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nameDiffers' }
  | { readonly kind: 'ownStep' }
  | { readonly kind: 'needsAdmin' }
  | { readonly kind: 'notBound' }
  | { readonly kind: 'atWindow'; readonly windowNo: number }

/**
 * Why somebody can't be unbound now, or nothing (0.1). Number and name come from the paper that was seen, so that a slip
 * of the finger unbinds no stranger. Whoever holds a role is unbound by an admin only, nobody by themselves, and nobody
 * in the midst of serving: the number at their window would stand there with nobody to finish it.
 */
export const unbindObjection = (asked: {
  readonly person: Pick<Person, '_id' | 'name' | 'leftOn'> | undefined
  readonly name: string
  /** Person id of whoever asks. */
  readonly by: string
  readonly isAdmin: boolean
  readonly hasRole: boolean
  readonly isBound: boolean
  /** Number of the window at which they have a session open. */
  readonly windowNo: number | undefined
}): UnbindObjection | undefined => {
  const { person } = asked
  if (person === undefined || person.leftOn !== undefined) return { kind: 'unknown' }
  if (normalName(asked.name) !== normalName(person.name)) return { kind: 'nameDiffers' }
  if (person._id === asked.by) return { kind: 'ownStep' }
  if (asked.hasRole && !asked.isAdmin) return { kind: 'needsAdmin' }
  if (!asked.isBound) return { kind: 'notBound' }
  return asked.windowNo === undefined ? undefined : { kind: 'atWindow', windowNo: asked.windowNo }
}
