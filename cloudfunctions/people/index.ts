import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { beginUpload } from '../_kernel/upload'
import { bind } from './bind'
import { confirmNomination, sendBackNomination } from './confirm-nomination'
import { contract } from './contract'
import { endPosting } from './end-posting'
import { giveGrant, grants, personRoles, withdrawGrant } from './give-grant'
import { applyImport, cancelImport, importFaults, importRoster, rosterImport } from './import-roster'
import { issueCode } from './issue-code'
import { liftOrder } from './lift-order'
import { discardCodes, makeCodes, rosterGroups } from './make-codes'
import { me } from './me'
import { myData } from './my-data'
import { endDeputy, nameDeputy } from './name-deputy'
import { orderReplacement } from './order-replacement'
import { proposeNomination, reviseNomination, withdrawNomination } from './propose-nomination'
import { recordLeaving } from './record-leaving'
import { sentences } from './refusals'
import { shortenGrant } from './shorten-grant'
import { roster, standIn, unitRoster } from './show-roster'
import { callOffHandover, handover, listHandover, signHandover } from './sign-handover'
import { timers } from './timers'
import { courseRecords, courses, planCourse, recordCourse } from './train'
import { nominations, unitPosts } from './unit-posts'
import { unbind } from './unbind'
import { units, unitVacancies, vacancies } from './vacancies'

export const main = serve({
  name: 'people',
  contract,
  handlers: {
    me,
    bind,
    issueCode,
    unbind,
    rosterGroups,
    makeCodes,
    discardCodes,
    personRoles,
    grants,
    giveGrant,
    withdrawGrant,
    shortenGrant,
    recordLeaving,
    beginUpload,
    importRoster,
    rosterImport,
    importFaults,
    applyImport,
    cancelImport,
    unitPosts,
    proposeNomination,
    reviseNomination,
    withdrawNomination,
    nominations,
    confirmNomination,
    sendBackNomination,
    handover,
    listHandover,
    signHandover,
    callOffHandover,
    orderReplacement,
    liftOrder,
    endPosting,
    nameDeputy,
    endDeputy,
    courses,
    planCourse,
    courseRecords,
    recordCourse,
    roster,
    unitRoster,
    standIn,
    units,
    vacancies,
    unitVacancies,
    myData,
  },
  sentences,
  timers,
  checkWords: checkText,
})
