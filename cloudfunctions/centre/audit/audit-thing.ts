import * as v from 'valibot'
import { readFrom } from '../../_kernel/collection'
import { find, is } from '../../_kernel/store'
import { ServiceWindows } from '../../_shared/service-window'
import type { Thing } from './thing'

const MOST = 100

/** Another context's collection as far as a thing is found in it by its number, and only read. */
const numbersIn = (name: string) =>
  readFrom(name, v.object({ _id: v.string() }), 'read to find the audit of a thing by its number')
const cases = numbersIn('cases')
const persons = numbersIn('persons')
const heldByPersons = ['grants', 'postings', 'nominations'].map(numbersIn)

/** Somebody on the rolls, and what they held: it changes with them, each under a name of its own. */
const subjectsOfPerson = async (personId: string): Promise<string[]> => {
  const held = await Promise.all(
    heldByPersons.map(async (of) =>
      (await find(of, { personId }, { limit: MOST })).map(({ _id }) => `${of.name}:${_id}`),
    ),
  )
  return [`persons:${personId}`, ...held.flat()]
}

/** Under which names the audit keeps a thing; none where there is no such thing. */
export const subjectsOf = async (thing: Exclude<Thing, { kind: 'name' }>): Promise<string[]> => {
  if (thing.kind === 'sheet') return ['sheetDrafts', 'publishedSheets'].map((of) => `${of}:${thing.code}`)
  if (thing.kind === 'window') {
    const places = await find(ServiceWindows, { no: thing.no }, { limit: 1 })
    return places.map(({ _id }) => `${ServiceWindows.name}:${_id}`)
  }
  const [known] = await find(cases, { no: thing.no }, { limit: 1 })
  if (known !== undefined) return [`cases:${known._id}`]
  const [person] = await find(persons, { no: thing.no }, { limit: 1 })
  return person === undefined ? [] : subjectsOfPerson(person._id)
}

/** What was asked for by `subject` and what by a number are looked up alike. */
export const ofSubjects = (subjects: readonly string[]) =>
  subjects.length === 1 ? { subject: subjects[0] } : { subject: is.in(subjects) }
