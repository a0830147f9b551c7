import { toBuffer } from 'qrcode'

/**
 * Draws what stands here for a mini-program code: a QR code as PNG, square, with a margin, opening `address`.
 * WeChat's own round code can be read by WeChat alone; this one opens the local phone in any browser.
 */
export const drawCode = (address: string, width: number): Promise<Buffer> =>
  toBuffer(address, { type: 'png', width, margin: 2, errorCorrectionLevel: 'M' })
