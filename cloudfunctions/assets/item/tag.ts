import { randomCode } from '../../_kernel/hash'

const TAG_LENGTH = 8

/** 资产编号: what stands on the label, without look-alikes; `g=TAG` is what its code says (at most 32 characters). */
export const newTag = (): string => randomCode(TAG_LENGTH)
