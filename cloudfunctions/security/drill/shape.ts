export const drillKinds = ['fire', 'evacuation', 'security', 'confidentiality', 'other'] as const
export type DrillKind = (typeof drillKinds)[number]
/** What a drill's paper may be. */
export const drillFiles = ['jpeg', 'png', 'pdf'] as const
