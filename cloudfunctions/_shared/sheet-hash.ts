import { canonical, sha256 } from '../_kernel/hash'
import type { SheetContent } from './service-sheet'

/** The content hash (SHA-256, base64url) under which a version is frozen; equal content, equal hash. */
export const sheetHash = (content: SheetContent): string => sha256(canonical(content))
