import type { Contract } from '../_kernel/contract'
import { deskContract } from './desk-contract'
import { itemContract } from './item/contract'
import { requestContract } from './request/contract'
import { stocktakeContract } from './stocktake/contract'

/** 资产 §26–§29: the register, requests and supplies, faults, losses, stocktakes. */
export const contract = {
  ...itemContract,
  ...requestContract,
  ...deskContract,
  ...stocktakeContract,
} as const satisfies Contract
