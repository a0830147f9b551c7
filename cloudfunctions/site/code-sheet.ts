import { find } from '../_kernel/store'
import { CodeSheetParts } from '../_shared/code-sheet'
import { failure, type HttpAnswer, type HttpEvent, parameterOf, revalidated } from './http'

const MOST = 200

/**
 * `GET /code-sheet?id=…`: what was sealed for one print page so far, in order. The id is a hash of the page's public
 * key and no secret: only the page itself can open what is sealed. A sheet that isn't there yet is an empty one.
 */
export const answerCodeSheet = async (event: HttpEvent): Promise<HttpAnswer> => {
  const sheetId = parameterOf(event, 'id')
  if (!/^[\w-]{22}$/.test(sheetId)) return failure(404, 'SHEET_UNKNOWN')
  const parts = await find(CodeSheetParts, { sheetId }, { order: [['createdAt', 1]], limit: MOST })
  return revalidated(event, { parts: parts.map(({ _id, from, sealed }) => ({ partId: _id, from, sealed })) })
}
