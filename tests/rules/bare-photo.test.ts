import { barePhoto } from '../../cloudfunctions/complaints/filing/bare-photo'
import { jpegWith, orientationOf, pngWith } from './photos'

const secret = 'GPS-SECRET-4711'

describe('a photo without anything but the picture (§33)', () => {
  const segments: readonly (readonly [name: string, marker: number])[] = [
    ['JFIF', 0xe0],
    ['Exif and XMP', 0xe1],
    ['a colour profile', 0xe2],
    ['Photoshop', 0xed],
    ['another maker’s', 0xee],
    ['the last of them', 0xef],
    ['a comment', 0xfe],
  ]
  test.each(segments)('JPEG loses %s', (_name, marker) => {
    const bare = barePhoto('jpeg', jpegWith([[marker, Buffer.from(secret)]]))
    expect(bare?.includes(secret)).toBe(false)
    expect(bare).toEqual(Buffer.from(jpegWith([])))
  })

  it('JPEG loses what comes after its end', () => {
    const bare = barePhoto('jpeg', Buffer.concat([jpegWith([]), Buffer.from(secret)]))
    expect(bare).toEqual(Buffer.from(jpegWith([])))
  })

  it('JPEG keeps which way up it is, and Adobe’s colours', () => {
    const exif = orientationOf(6, secret)
    const adobe = Buffer.concat([Buffer.from('Adobe'), Buffer.from([0, 100, 0, 0, 0, 0, 1])])
    const bare = barePhoto(
      'jpeg',
      jpegWith([
        [0xe1, exif],
        [0xee, adobe],
      ]),
    )
    expect(bare?.includes(secret)).toBe(false)
    expect(bare?.includes('Adobe')).toBe(true)
    // The one tag, its number and its value.
    expect(bare?.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
    expect(barePhoto('jpeg', jpegWith([[0xe1, orientationOf(1, secret)]]))).toEqual(Buffer.from(jpegWith([])))
  })

  it('a photo that was cleaned is clean', () => {
    const once = barePhoto('jpeg', jpegWith([[0xe1, orientationOf(8, secret)]])) ?? Buffer.alloc(0)
    expect(barePhoto('jpeg', once)).toEqual(once)
  })

  test.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'pHYs', 'caBX', 'dSIG'])(
    'PNG loses %s',
    (type) => {
      const bare = barePhoto('png', pngWith([[type, Buffer.from(secret)]]))
      expect(bare?.includes(secret)).toBe(false)
      expect(bare).toEqual(Buffer.from(pngWith([])))
    },
  )

  it('PNG keeps what its colours need and loses what comes after its end', () => {
    const clear = pngWith([
      ['tRNS', Buffer.from([0, 1])],
      ['gAMA', Buffer.from([0, 0, 0xb1, 0x8f])],
    ])
    expect(barePhoto('png', Buffer.concat([clear, Buffer.from(secret)]))).toEqual(Buffer.from(clear))
  })

  test.each([
    ['a JPEG without its end', 'jpeg', jpegWith([]).subarray(0, -2)],
    ['a JPEG of nothing but its head', 'jpeg', jpegWith([]).subarray(0, 3)],
    ['a JPEG whose segment is longer than it', 'jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0])],
    ['a JPEG without a picture', 'jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['a PNG without its end', 'png', pngWith([]).subarray(0, -12)],
    [
      'a PNG that begins with something else',
      'png',
      Buffer.concat([
        pngWith([]).subarray(0, 8),
        Buffer.from([0, 0, 0, 0]),
        Buffer.from('IDAT'),
        Buffer.alloc(4),
      ]),
    ],
  ] as const)('%s is not taken', (_name, kind, bytes) => {
    expect(barePhoto(kind, bytes)).toBeUndefined()
  })
})
