/** As much of the protobuf wire format as WeChat's open interfaces use: varints and length-delimited fields. */

interface Field {
  readonly no: number
  readonly value: number | Buffer
}

const readVarint = (from: Buffer, at: number): { value: number; next: number } => {
  let value = 0
  for (let shift = 0, next = at; shift < 35; shift += 7, next += 1) {
    const byte = from[next]
    if (byte === undefined) break
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return { value, next: next + 1 }
  }
  throw new Error('The message is cut off')
}

/** All fields of a message in order. @throws Error for a cut message or a wire type that isn't used here */
export const readFields = (from: Buffer): Field[] => {
  const fields: Field[] = []
  let at = 0
  while (at < from.length) {
    const tag = readVarint(from, at)
    const first = readVarint(from, tag.next)
    const no = tag.value >>> 3
    const wireType = tag.value & 7
    if (wireType === 0) {
      fields.push({ no, value: first.value })
      at = first.next
    } else if (wireType === 2) {
      at = first.next + first.value
      if (at > from.length) throw new Error('The message is cut off')
      fields.push({ no, value: from.subarray(first.next, at) })
    } else throw new Error(`Wire type ${String(wireType)} is not read here`)
  }
  return fields
}

/** The bytes of every field with this number. */
export const bytesOf = (fields: readonly Field[], no: number): Buffer[] =>
  fields.filter((field) => field.no === no).flatMap(({ value }) => (typeof value === 'number' ? [] : [value]))

const varint = (value: number): Buffer => {
  const bytes: number[] = []
  let rest = value
  do {
    const isLast = rest < 0x80
    bytes.push(isLast ? rest : (rest & 0x7f) | 0x80)
    rest = Math.floor(rest / 128)
  } while (rest > 0)
  return Buffer.from(bytes)
}

/** A length-delimited field. */
export const bytesField = (no: number, value: Buffer): Buffer =>
  Buffer.concat([varint(no * 8 + 2), varint(value.length), value])
