/** The endpoints that the phone may call, as types only: no server code reaches the phone. */
export interface Api {
  assessment: typeof import('../cloudfunctions/assessment/contract').contract
  assets: typeof import('../cloudfunctions/assets/contract').contract
  attendance: typeof import('../cloudfunctions/attendance/contract').contract
  cases: typeof import('../cloudfunctions/cases/contract').contract
  centre: typeof import('../cloudfunctions/centre/contract').contract
  complaints: typeof import('../cloudfunctions/complaints/contract').contract
  guidance: typeof import('../cloudfunctions/guidance/contract').contract
  messages: typeof import('../cloudfunctions/messages/contract').contract
  people: typeof import('../cloudfunctions/people/contract').contract
  queue: typeof import('../cloudfunctions/queue/contract').contract
  security: typeof import('../cloudfunctions/security/contract').contract
  windows: typeof import('../cloudfunctions/windows/contract').contract
}
