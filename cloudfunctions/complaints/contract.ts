import type { Contract } from '../_kernel/contract'
import { myDataRow } from '../_kernel/my-data'
import { complaintContract } from './complaint-contract'
import { deskContract } from './desk-contract'

export const contract = {
  ...complaintContract,
  ...deskContract,
  myData: myDataRow,
} as const satisfies Contract
