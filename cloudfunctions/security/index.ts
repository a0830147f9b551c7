import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { closeHall, closeUp, closing, hallClosing } from './closing/close-up'
import { confirmSeals } from './seal/confirm-seals'
import { contract } from './contract'
import { addEvidence, closeIncident, gradeIncident, reopenIncident } from './incident/decide-incident'
import { readEvidence } from './incident/evidence'
import { findIncident } from './incident/find-incident'
import { amendSeal, registerSeal, retireSeal, sealForm } from './seal/keep-register'
import { amendDrill, drill, drillFile, drillForm, drills, logDrill } from './drill/log-drill'
import { myData } from './my-data'
import { closingPhoto, closings, excuseClosing } from './closing/read-closings'
import { incident, incidents, myIncidents } from './incident/read-incidents'
import { mySeals, seal, seals } from './seal/read-seals'
import { sentences } from './refusals'
import { reportAnonymously, reportIncident } from './incident/report-incident'
import { returnSeal, takeSeal } from './seal/take-seal'
import { timers } from './timers'

export const main = serve({
  name: 'security',
  contract,
  handlers: {
    mySeals,
    seals,
    seal,
    sealForm,
    registerSeal,
    amendSeal,
    retireSeal,
    takeSeal,
    returnSeal,
    confirmSeals,
    closing,
    closeUp,
    hallClosing,
    closeHall,
    closings,
    closingPhoto,
    excuseClosing,
    reportIncident,
    reportAnonymously,
    myIncidents,
    incidents,
    incident,
    gradeIncident,
    addEvidence,
    readEvidence,
    findIncident,
    reopenIncident,
    closeIncident,
    drills,
    drill,
    drillForm,
    logDrill,
    amendDrill,
    drillFile,
    myData,
  },
  sentences,
  timers,
  checkWords: checkText,
})
