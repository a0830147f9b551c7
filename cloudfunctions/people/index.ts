import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { beginUpload } from '../_kernel/upload/upload'
import { bind } from './binding/bind'
import { confirmNomination, sendBackNomination } from './nomination/confirm-nomination'
import { contract } from './contract'
import { endPosting } from './posting/end-posting'
import { giveGrant, grants, personRoles, withdrawGrant } from './grant/give-grant'
import { applyImport, cancelImport, importFaults, importRoster, rosterImport } from './roster/import-roster'
import { issueCode } from './binding/issue-code'
import { liftOrder } from './posting/lift-order'
import { discardCodes, makeCodes, rosterGroups } from './binding/make-codes'
import { me } from './me'
import { myData } from './my-data'
import { endDeputy, nameDeputy } from './posting/name-deputy'
import { orderReplacement } from './posting/order-replacement'
import { proposeNomination, reviseNomination, withdrawNomination } from './nomination/propose-nomination'
import { recordLeaving } from './posting/record-leaving'
import { sentences } from './refusals'
import { shortenGrant } from './grant/shorten-grant'
import { roster, standIn, unitRoster } from './roster/show-roster'
import { callOffHandover, handover, listHandover, signHandover } from './posting/sign-handover'
import { timers } from './timers'
import { courseRecords, courses, planCourse, recordCourse } from './train'
import { nominations, unitPosts } from './posting/unit-posts'
import { unbind } from './binding/unbind'
import { units, unitVacancies, vacancies } from './posting/vacancies'

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
