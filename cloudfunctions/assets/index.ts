import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { askThing, receive, withdrawRequest } from './ask-thing'
import { contract } from './contract'
import { decideRequest, handOver, undoHandOver } from './decide-request'
import { desk } from './desk'
import { askHandBack, takeBack } from './hand-back'
import { closeLoss, findLiability, payLiability } from './judge-loss'
import { makeLabels } from './make-labels'
import { myData } from './my-data'
import { planStocktake, stocktake, stocktakes } from './plan-stocktake'
import { item, myThings, register } from './read-items'
import { sentences } from './refusals'
import { editItem, registerItem, restoreItem, retireItem } from './register-item'
import { reportFault, settleFault } from './report-fault'
import { loss, objectLiability, reportLoss } from './report-loss'
import { compareStocktake, sendScans, signStocktake } from './run-stocktake'
import { sawItem, settleMisplacement } from './saw-item'
import { addSupply, changeSupply, stockMovements, stockSupply, supplies } from './stock-supply'
import { timers } from './timers'

export const main = serve({
  name: 'assets',
  contract,
  handlers: {
    myThings,
    item,
    register,
    registerItem,
    editItem,
    retireItem,
    restoreItem,
    askHandBack,
    takeBack,
    sawItem,
    settleMisplacement,
    askThing,
    withdrawRequest,
    receive,
    decideRequest,
    handOver,
    undoHandOver,
    supplies,
    addSupply,
    changeSupply,
    stockSupply,
    stockMovements,
    desk,
    reportFault,
    settleFault,
    reportLoss,
    loss,
    findLiability,
    objectLiability,
    payLiability,
    closeLoss,
    stocktakes,
    planStocktake,
    stocktake,
    sendScans,
    compareStocktake,
    signStocktake,
    makeLabels,
    myData,
  },
  sentences,
  timers,
  checkWords: checkText,
})
