import { get } from '../_kernel/store'
import { CaseSlips } from '../_shared/case-slip'
import { byCode } from './by-code'
import type { HttpAnswer, HttpEvent } from './http'

/** `GET /case-slip?code=…`: what stands on a case's printed paper, and how the case stands today (§20). */
export const answerCaseSlip = (event: HttpEvent, now: Date): Promise<HttpAnswer> =>
  byCode(event, now, async (id) => {
    const slip = await get(CaseSlips, id)
    if (slip === undefined) return undefined
    const { _id: _code, updatedAt, ...told } = slip
    return { ...told, updatedAt: updatedAt.toISOString() }
  })
