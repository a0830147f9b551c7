import type * as glassEasel from 'glass-easel'

type Segment = NonNullable<Parameters<glassEasel.Element['setNodeStyle']>[1]>

// glass-easel numbers them and gives them no names that are there at run time.
const numbers: unknown = { template: 0, hover: 2, wxs: 3 }

/** Parts of an element's classes and style that are kept apart: what the template says, what passes, what WXS says. */
export const segments = numbers as Record<'template' | 'hover' | 'wxs', Segment>
