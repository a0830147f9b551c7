/** One person's part in the loss of or damage to a thing, in whole percent (§28). */
export interface Share {
  readonly personId: string
  readonly percent: number
}

/** 责任比例: what is wrong with shares, or nothing. Whoever bears nothing isn't named, and nobody twice. */
export const sharesFault = (shares: readonly Share[]): 'twice' | 'percent' | 'over' | undefined => {
  if (new Set(shares.map(({ personId }) => personId)).size !== shares.length) return 'twice'
  if (shares.some(({ percent }) => !Number.isInteger(percent) || percent < 1 || percent > 100))
    return 'percent'
  return sumOf(shares) > 100 ? 'over' : undefined
}

export const sumOf = (shares: readonly Pick<Share, 'percent'>[]): number =>
  shares.reduce((sum, { percent }) => sum + percent, 0)

/**
 * Splits an amount in fen by shares that sum to 100, so that the parts sum to it exactly: each gets the whole fen of
 * its part, and what is left over goes to the largest remainders, of equal ones to the first.
 */
export const amountsOf = (amountFen: number, shares: readonly Pick<Share, 'percent'>[]): number[] => {
  const parts = shares.map(({ percent }, at) => {
    const exact = BigInt(amountFen) * BigInt(percent)
    return { at, whole: Number(exact / 100n), rest: Number(exact % 100n) }
  })
  const due = Number((BigInt(amountFen) * BigInt(sumOf(shares))) / 100n)
  const left = due - parts.reduce((sum, { whole }) => sum + whole, 0)
  const first = [...parts].sort((one, other) => other.rest - one.rest || one.at - other.at).slice(0, left)
  return parts.map(({ at, whole }) => whole + (first.some((one) => one.at === at) ? 1 : 0))
}
