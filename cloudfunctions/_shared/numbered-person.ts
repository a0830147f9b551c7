import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { get } from '../_kernel/store'
import { Id, text } from '../_kernel/values'

/** What other contexts may know of somebody on the rolls: the number. `people` alone writes it. */
const numberedPersons = readFrom(
  'persons',
  v.object({ _id: Id, no: text(20) }),
  'read to show people what was written about them by number',
)

/** Somebody's 学工号, as `normalNo` writes it; nothing for whoever isn't on the rolls. */
export const noOf = async (personId: string): Promise<string | undefined> =>
  (await get(numberedPersons, personId))?.no
