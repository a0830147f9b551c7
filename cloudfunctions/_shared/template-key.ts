import { shortHash } from '../_kernel/hash'

/** The name under which a reader asks for a blank form: its file's id tells where the storage is. */
export const templateKey = (file: string): string => shortHash(file)
