import { boardsOfToday, HALL } from './boards'
import { answerCaseSlip } from './case-slip'
import { answerCodeSheet } from './code-sheet'
import { answerHallCode } from './hall-code'
import { answerLabelSheet } from './label-sheet'
import { failure, type HttpAnswer, type HttpEvent, parameterOf, revalidated } from './http'
import {
  answerFeed,
  answerForm,
  answerSheet,
  answerSite,
  answerStyle,
  isFormStep,
  isSheetStep,
} from './public-site'
import { answerSlip } from './slip'

/** `GET /boards?hall=main`: all boards of today; browsers ask again with the ETag. */
const answerBoards = async (event: HttpEvent): Promise<HttpAnswer> => {
  const hall = parameterOf(event, 'hall')
  return hall === '' || hall === HALL
    ? revalidated(event, await boardsOfToday())
    : failure(404, 'HALL_UNKNOWN')
}

const paths: Readonly<Record<string, (event: HttpEvent, now: Date) => Promise<HttpAnswer>>> = {
  boards: answerBoards,
  slip: answerSlip,
  'case-slip': answerCaseSlip,
  'code-sheet': answerCodeSheet,
  'label-sheet': answerLabelSheet,
  'hall-code': answerHallCode,
  site: answerSite,
  'feed.json': answerFeed,
  'style.css': answerStyle,
}

/** The gateway may leave its own prefix on the path, so the last step is what counts. */
const stepOf = (path: string): string => /([^/]*)\/?$/.exec(path)?.[1] ?? ''

/**
 * Answers one HTTP request: `/boards`, `/slip`, `/case-slip`, `/code-sheet`, `/label-sheet`, `/hall-code`, and the public site under
 * `/site/`. Unknown paths get 404, other methods than GET 405, a fault 503 without a word of what broke.
 */
export const answerHttp = async (event: HttpEvent): Promise<HttpAnswer> => {
  const step = stepOf(event.path)
  const path =
    step === ''
      ? answerSite
      : isSheetStep(step)
        ? (asked: HttpEvent) => answerSheet(asked, step)
        : isFormStep(step)
          ? (asked: HttpEvent, now: Date) => answerForm(asked, step, now)
          : Object.hasOwn(paths, step)
            ? paths[step]
            : undefined
  if (path === undefined) return failure(404, 'UNKNOWN_PATH')
  if (event.httpMethod !== 'GET') return failure(405, 'METHOD_NOT_ALLOWED', { allow: 'GET' })
  try {
    return await path(event, new Date())
  } catch (error) {
    console.error(`site /${step}`, error)
    return failure(503, 'FAULT', { 'retry-after': '2' })
  }
}
