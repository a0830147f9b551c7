import { describe, expect, test } from '@jest/globals'
import qrcode from 'qrcode'
import { barsOf, qrCode } from '../../../miniprogram/staff/components/qr/code'

type MaskPattern = qrcode.QRCodeMaskPattern

/** The same text by a library that is too large for the phone. */
const byLibrary = (text: string, mask?: number): boolean[][] => {
  const { modules } = qrcode.create([{ data: Buffer.from(text), mode: 'byte' }], {
    version: text.length > 14 ? 2 : 1,
    errorCorrectionLevel: 'M',
    ...(mask === undefined ? {} : { maskPattern: mask as MaskPattern }),
  })
  return Array.from({ length: modules.size }, (_none, row) =>
    Array.from({ length: modules.size }, (_nothing, column) => modules.get(row, column) === 1),
  )
}

const texts = [
  'r=K7M2Q9XPRT',
  'r=2345678989',
  'r=ZZZZZZZZZZ',
  'w=w17',
  'c=aB3_dE5-gH7iJ9kL1mN3oP',
  'c=________--------______',
  'abcdefghijklmno',
  'abcdefghijklmnopqrstuvwxyz',
]

describe('the QR code of a scene', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7])('is the same as that of a library under mask %i', (mask) => {
    for (const text of texts) expect(qrCode(text, mask)).toEqual(byLibrary(text, mask))
  })

  test('is under one of the masks, the most legible one', () => {
    for (const text of texts) {
      const drawn = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => JSON.stringify(byLibrary(text, mask)))
      expect(drawn).toContain(JSON.stringify(qrCode(text)))
    }
  })

  test('is refused when the text does not fit', () => {
    expect(() => qrCode('abcdefghijklmnopqrstuvwxyz1')).toThrow(RangeError)
    expect(() => qrCode('指引')).toThrow(RangeError)
  })

  test('is drawn by few bars that cover exactly its dark modules', () => {
    const code = qrCode('r=K7M2Q9XPRT')
    const bars = barsOf(code)
    expect(bars.length).toBeLessThan(150)
    const width = bars.reduce((sum, { style }) => sum + Number(/width:([\d.]+)%/.exec(style)?.[1]), 0)
    const dark = code.flat().filter(Boolean).length
    expect(Math.round(width / (100 / 29))).toBe(dark)
  })
})
