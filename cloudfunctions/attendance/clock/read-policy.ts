import { get } from '../../_kernel/store'
import { ClockPolicies } from '../collections'
import { firstPolicy } from './policy'

/** By what the centre takes somebody to be in the hall, and how much lateness it lets pass. */
export const clockPolicy = async () => (await get(ClockPolicies, 'main')) ?? firstPolicy
