import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { closeHall, closeUp, closing, hallClosing } from './close-up'
import { confirmSeals } from './confirm-seals'
import { contract } from './contract'
import { addEvidence, closeIncident, gradeIncident, reopenIncident } from './decide-incident'
import { readEvidence } from './evidence'
import { findIncident } from './find-incident'
import { amendSeal, registerSeal, retireSeal, sealForm } from './keep-register'
import { amendDrill, drill, drillFile, drillForm, drills, logDrill } from './log-drill'
import { myData } from './my-data'
import { closingPhoto, closings, excuseClosing } from './read-closings'
import { incident, incidents, myIncidents } from './read-incidents'
import { mySeals, seal, seals } from './read-seals'
import { sentences } from './refusals'
import { reportAnonymously, reportIncident } from './report-incident'
import { returnSeal, takeSeal } from './take-seal'
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
