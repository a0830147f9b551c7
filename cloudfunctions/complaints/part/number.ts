import { codeFrom, sha256 } from '../../_kernel/hash'

const NO_LENGTH = 6

/** 编号: what a matter is called among people; it says nothing of when or after which other it came. */
export const noOfPart = (partId: string): string =>
  codeFrom(NO_LENGTH, (round) => sha256(`complaint-no:${partId}:${String(round)}`))
