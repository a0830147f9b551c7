import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { beginUpload } from '../_kernel/upload'
import { attachTemplate } from './attach-template'
import { contract } from './contract'
import { coverageList, exportCoverage } from './coverage-list'
import { sheetDraft } from './draft-view'
import { exportSheets } from './export-sheets'
import { helpDesk } from './help-desk'
import { applyImport, checkImport } from './import-sheets'
import { checkLeaflet, leaflets, registerLeaflet, removeLeaflet } from './leaflets'
import { likelyTargets } from './likely-targets'
import { agreeEntrustment, moveSheet, sendBackSheet } from './move-sheet'
import { noResult } from './no-result'
import { plan } from './plan-view'
import { refer } from './refer'
import { referral, referrals } from './referrals'
import { sentences } from './refusals'
import { index } from './search-text'
import { sheet } from './sheet'
import { compareSheets, sheetVersions } from './sheet-history'
import { reviewSheets, unitSheets } from './sheet-list'
import { templateLink } from './template-link'
import { timers } from './timers'
import { unanswered } from './unanswered'
import { way } from './way'
import { endCoverage, saveCoverage } from './write-coverage'
import { startSheet, writeSheet } from './write-sheet'

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
