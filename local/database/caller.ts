/** On whose behalf an action comes: the functions and the console, or a phone with its user. */
export interface Caller {
  kind: 'admin' | 'phone'
  openid?: string
}
