import { openFor, plan } from './opened'

// Writes without end and tells every answer on stdout, until it is killed.
const opened = openFor(
  [plan('tickets', [{ on: ['at'], unique: true }, { on: ['tags'] }]), plan('lines')],
  process.argv[2] ?? '',
)
await opened.insert('lines', { _id: 'L', seq: 0 })
const start = String(Date.now())
let no = 0

async function caller(): Promise<never> {
  for (;;) {
    const id = `${start}-${String(no++)}`
    const ticket = await opened.insert('tickets', { _id: id, at: id, tags: [`tag-${id}`] })
    if (ticket.code !== undefined) throw new Error(ticket.message)
    process.stdout.write(`ticket ${id}\n`)
    const line = await opened.act('modifyAndReturnDoc', {
      collectionName: 'lines',
      query: { _id: 'L' },
      data: { $inc: { seq: 1 } },
    })
    const { doc } = line.data as { doc: string }
    process.stdout.write(`seq ${String((JSON.parse(doc) as { seq: number }).seq)}\n`)
  }
}
await Promise.all(Array.from({ length: 8 }, caller))
