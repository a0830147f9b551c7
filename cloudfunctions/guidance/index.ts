import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { beginUpload } from '../_kernel/upload/upload'
import { attachTemplate } from './template/attach-template'
import { contract } from './contract'
import { coverageList, exportCoverage } from './coverage/list'
import { sheetDraft } from './sheet/draft-view'
import { exportSheets } from './sheet/export-sheets'
import { helpDesk } from './help-desk'
import { applyImport, checkImport } from './sheet/import-sheets'
import { checkLeaflet, leaflets, registerLeaflet, removeLeaflet } from './sheet/leaflets'
import { likelyTargets } from './referral/likely-targets'
import { agreeEntrustment, moveSheet, sendBackSheet } from './sheet/move-sheet'
import { noResult } from './search/no-result'
import { plan } from './plan-view'
import { refer } from './referral/refer'
import { referral, referrals } from './referral/referrals'
import { sentences } from './refusals'
import { index } from './search/search-text'
import { sheet } from './sheet/sheet'
import { compareSheets, sheetVersions } from './sheet/history'
import { reviewSheets, unitSheets } from './sheet/list'
import { templateLink } from './template/link'
import { timers } from './timers'
import { unanswered } from './search/unanswered'
import { way } from './way/way'
import { endCoverage, saveCoverage } from './coverage/write-coverage'
import { startSheet, writeSheet } from './sheet/write-sheet'

export const main = serve({
  name: 'guidance',
  contract,
  handlers: {
    index,
    sheet,
    templateLink,
    plan,
    way,
    helpDesk,
    noResult,
    unanswered,
    refer,
    referral,
    likelyTargets,
    referrals,
    unitSheets,
    reviewSheets,
    sheetDraft,
    startSheet,
    writeSheet,
    attachTemplate,
    moveSheet,
    sendBackSheet,
    agreeEntrustment,
    sheetVersions,
    compareSheets,
    beginUpload,
    checkImport,
    applyImport,
    exportSheets,
    leaflets,
    registerLeaflet,
    checkLeaflet,
    removeLeaflet,
    coverageList,
    saveCoverage,
    endCoverage,
    exportCoverage,
  },
  sentences,
  timers,
  checkWords: checkText,
})
