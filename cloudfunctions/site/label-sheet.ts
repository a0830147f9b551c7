import { get } from '../_kernel/store'
import { labelSheetId, LabelSheets } from '../_shared/label-sheet'
import { failure, type HttpAnswer, type HttpEvent, parameterOf, revalidated } from './http'

/** `GET /label-sheet?code=…`: labels of things for the computer that prints them, for a day (§26). Nobody is named. */
export const answerLabelSheet = async (event: HttpEvent): Promise<HttpAnswer> => {
  const code = parameterOf(event, 'code')
  if (!/^[2-9A-HJKMNP-TV-Z]{12}$/.test(code)) return failure(404, 'SHEET_UNKNOWN')
  const sheet = await get(LabelSheets, labelSheetId(code))
  return sheet === undefined ? failure(404, 'SHEET_UNKNOWN') : revalidated(event, { labels: sheet.labels })
}
