import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { askThing, receive, withdrawRequest } from './request/ask-thing'
import { contract } from './contract'
import { decideRequest, handOver, undoHandOver } from './request/decide-request'
import { desk } from './desk'
import { askHandBack, takeBack } from './item/hand-back'
import { closeLoss, findLiability, payLiability } from './loss/judge-loss'
import { makeLabels } from './item/make-labels'
import { myData } from './my-data'
import { planStocktake, stocktake, stocktakes } from './stocktake/plan-stocktake'
import { item, myThings, register } from './item/read-items'
import { sentences } from './refusals'
import { editItem, registerItem, restoreItem, retireItem } from './item/register-item'
import { reportFault, settleFault } from './fault/report-fault'
import { loss, objectLiability, reportLoss } from './loss/report-loss'
import { compareStocktake, sendScans, signStocktake } from './stocktake/run-stocktake'
import { sawItem, settleMisplacement } from './item/saw-item'
import { addSupply, changeSupply, stockMovements, stockSupply, supplies } from './supply/stock-supply'
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
