export const meetingKinds = ['meeting', 'training'] as const
export type MeetingKind = (typeof meetingKinds)[number]
export const absenceStates = ['asked', 'approved', 'refused'] as const
export const standings = ['signed', 'excused', 'away', 'asked', 'expected', 'absent'] as const
