/** A JPEG of the smallest form with these segments behind its head: marker and content. */
export const jpegWith = (segments: readonly (readonly [marker: number, content: Buffer])[]): Buffer => {
  const segment = (marker: number, content: Buffer): Buffer => {
    const length = content.length + 2
    return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), content])
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments.map(([marker, content]) => segment(marker, content)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // A byte of 0xff and a restart are the picture's own.
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** Exif that says which way up, and something else. */
export const orientationOf = (orientation: number, said: string): Buffer =>
  Buffer.concat([
    Buffer.from('Exif\0\0'),
    Buffer.from('II*\0'),
    Buffer.from([8, 0, 0, 0, 1, 0]),
    Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from(said),
  ])

/** A PNG of the smallest form with these chunks before its picture. Checksums aren't looked at. */
export const pngWith = (chunks: readonly (readonly [type: string, content: Buffer])[]): Buffer => {
  const chunk = (type: string, content: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4, 7)])
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...chunks.map(([type, content]) => chunk(type, content)),
    chunk('IDAT', Buffer.from([1, 2, 3])),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
