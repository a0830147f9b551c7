/** What somebody may agree to be told in WeChat too (订阅消息): their turn, that they are called, their case. */
export const topics = ['turn', 'called', 'case'] as const
export type Topic = (typeof topics)[number]
