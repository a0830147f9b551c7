import type { Contract } from '../_kernel/contract'
import { myDataRow } from '../_kernel/my-data'
import { complaintContract } from './filing/contract'
import { deskContract } from './desk-contract'
import { hearingContract } from './part/hearing-contract'
import { stepContract } from './part/step-contract'

export const contract = {
  ...complaintContract,
  ...hearingContract,
  ...deskContract,
  ...stepContract,
  myData: myDataRow,
} as const satisfies Contract
