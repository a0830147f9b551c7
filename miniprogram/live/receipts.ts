/** Receipts of opinions that this phone gave: nobody else has them, and nothing in them says whose phone it is. */
const key = 'opinionReceipts'
const most = 20
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const letters = 22

/** The receipts on this phone, newest first. */
export const receipts = (): string[] => wx.getStorageSync<string[] | ''>(key) || []

/** A new receipt that nobody can guess; nothing where the phone makes none. */
export const newReceipt = async (): Promise<string | undefined> => {
  try {
    const { randomValues } = await wx.getRandomValues({ length: letters })
    // 64 letters: each byte gives one of them, none oftener than another.
    return Array.from(new Uint8Array(randomValues), (byte) => alphabet.charAt(byte % alphabet.length)).join(
      '',
    )
  } catch {
    return undefined
  }
}

/** Keeps a receipt once its opinion has arrived; the oldest goes. */
export const keepReceipt = (receipt: string): void => {
  wx.setStorageSync(key, [receipt, ...receipts()].slice(0, most))
}
