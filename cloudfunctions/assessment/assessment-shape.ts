/** Whom a rule counts for. */
export const subjectKinds = ['person', 'window', 'unit'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const grades = ['excellent', 'pass', 'below'] as const
export type Grade = (typeof grades)[number]

/** Where a month stands: it runs, it is over, its results can be objected to, they are published. */
export const phases = ['running', 'draft', 'shown', 'published'] as const
export type Phase = (typeof phases)[number]

export const objectionStates = ['open', 'upheld', 'dismissed'] as const
export type ObjectionState = (typeof objectionStates)[number]

export const proposalStates = ['proposed', 'confirmed', 'refused', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** Of a unit's accountability: it waits, was decided, its ground fell before or after that. */
export const accountabilityStates = ['open', 'decided', 'lapsed', 'overturned'] as const
export type AccountabilityState = (typeof accountabilityStates)[number]

/** 不予追责、约谈提醒、责令整改、问责 */
export const outcomes = ['none', 'reminder', 'rectification', 'accountability'] as const
export type Outcome = (typeof outcomes)[number]

/** What evidence may be: a photo or a document that everybody can open. */
export const evidenceFiles = ['jpeg', 'png', 'pdf'] as const
export const MOST_EVIDENCE = 3
/** How often something may count in one entry by hand. */
export const MOST_TIMES = 20
