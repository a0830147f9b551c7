import type { Contract } from '../_kernel/contract'
import { myDataRow } from '../_kernel/my-data'
import { closingContract } from './closing/contract'
import { drillContract } from './drill/contract'
import { incidentContract } from './incident/contract'
import { sealContract } from './seal/contract'

export const contract = {
  ...sealContract,
  ...closingContract,
  ...incidentContract,
  ...drillContract,
  myData: myDataRow,
} as const satisfies Contract
