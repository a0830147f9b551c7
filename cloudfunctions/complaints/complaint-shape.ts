/** Whom or what a complaint is about (§33). */
export const aboutKinds = ['window', 'unit', 'service', 'person'] as const
export type AboutKind = (typeof aboutKinds)[number]

/** What somebody is whom a complaint is about, as far as whoever complains can say. */
export const postKinds = ['clerk', 'lead', 'centre', 'other'] as const

/** What went wrong. `discipline` is a suspected breach of discipline; `rules` is how the matter itself is regulated. */
export const filedTopics = [
  'attitude',
  'delay',
  'refusal',
  'information',
  'fee',
  'rules',
  'discipline',
  'other',
] as const
/** `retaliation`: what happened to somebody because of a complaint. */
export const topics = [...filedTopics, 'retaliation'] as const
export type Topic = (typeof topics)[number]

export const channels = ['app', 'desk', 'phone'] as const
export const desks = ['centre', 'unit', 'steeringOffice', 'discipline'] as const
export type Desk = (typeof desks)[number]

export const states = [
  'received',
  'accepted',
  'declined',
  'investigating',
  'found',
  'decided',
  'replied',
  'reviewing',
  'closed',
  'withdrawn',
] as const
export type State = (typeof states)[number]

export const findings = ['substantiated', 'partly', 'unsubstantiated'] as const
export type Finding = (typeof findings)[number]

export const evidenceKinds = ['jpeg', 'png'] as const
export const speakers = ['handler', 'complainant'] as const
export const reviewers = ['complainant', 'respondent'] as const
export const reviewOutcomes = ['upheld', 'changed', 'reopened'] as const

/** What whoever complained may do with one matter now. */
export const complainantButtons = ['add', 'withdraw', 'askReview', 'reportRetaliation'] as const

export const handlerButtons = [
  'accept',
  'decline',
  'investigate',
  'ask',
  'hear',
  'name',
  'split',
  'extend',
  'refer',
  'handBack',
  'find',
  'decide',
  'reply',
  'judgeReview',
  'recordAccountability',
] as const
export type HandlerButton = (typeof handlerButtons)[number]

export const MOST_ISSUES = 3
export const MOST_EVIDENCE = 5
/** Characters of what somebody complains about. */
export const MOST_WORDS = 2000
/** Bytes of one piece of a photo, and of a whole one. */
export const PIECE_BYTES = 150 * 1024
export const MOST_EVIDENCE_BYTES = 3 * 1024 * 1024
export const MOST_PIECES = 21
