import type { Context } from '../_kernel/context'
import { type Grant, isCurrent } from '../_kernel/role'
import type { Day } from '../_kernel/time'

/** Whoever looks at something of this context, as far as their roles reach (§14 §30). */
export interface Viewer {
  readonly personId: string
  /** Windows at which they work. */
  readonly windowIds: readonly string[]
  /** Units in whose back office they work. */
  readonly backOf: readonly string[]
  readonly headOf: readonly string[]
  readonly isCentre: boolean
  readonly isAdmin: boolean
  readonly isSteering: boolean
}

const present = (ids: readonly (string | undefined)[]): string[] => [
  ...new Set(ids.filter((one) => one !== undefined)),
]

/** What somebody's grants come to on a day. */
export const viewerOf = (personId: string, grants: readonly Grant[], day: Day): Viewer => {
  const current = grants.filter((grant) => isCurrent(grant, day))
  const withRole = (role: Grant['role']) => current.filter((one) => one.role === role)
  const isAdmin = withRole('centreAdmin').length > 0
  return {
    personId,
    windowIds: present(withRole('windowStaff').map(({ windowId }) => windowId)),
    backOf: present(withRole('backOffice').map(({ unitId }) => unitId)),
    headOf: present(withRole('unitHead').map(({ unitId }) => unitId)),
    isCentre: isAdmin || withRole('centreStaff').length > 0,
    isAdmin,
    isSteering: withRole('steeringOffice').length > 0,
  }
}

/** The caller as they may look. */
export const caller = async (context: Context): Promise<Viewer> => {
  const account = await context.account()
  return viewerOf(account?.personId ?? '', account?.grants ?? [], context.day)
}
