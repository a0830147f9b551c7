/**
 * The fields of a multipart body as bytes. Platform form parsers decode fields without a file name as text, which
 * breaks the protobuf bytes that the SDK sends in one.
 */
export const readMultipart = (body: Buffer, contentType: string): Map<string, Buffer> => {
  const fields = new Map<string, Buffer>()
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = Buffer.from(`--${boundary?.[1] ?? boundary?.[2] ?? ''}`)
  let from = body.indexOf(mark)
  while (from !== -1) {
    const to = body.indexOf(mark, from + mark.length)
    if (to === -1) break
    const part = body.subarray(from + mark.length + 2, to - 2)
    const split = part.indexOf('\r\n\r\n')
    const name = /;\s*name="([^"]*)"/i.exec(part.subarray(0, split).toString())?.[1]
    if (split !== -1 && name !== undefined) fields.set(name, part.subarray(split + 4))
    from = to
  }
  return fields
}
