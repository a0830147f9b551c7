/** Languages that every sentence exists in. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in the language asked for; Chinese where nobody wrote the English one. */
export const inLanguage = (language: Language, chinese: string, english: string | undefined): string =>
  (language === 'en' ? english : undefined) ?? chinese

/** A refusal: a value, never thrown. `facts` is for programs, the sentence that goes with it for people. */
export interface Refusal<Code extends string = string> {
  readonly refused: true
  readonly code: Code
  readonly facts: object
}

/** Facts by code; a code without facts has `object`. */
export type Facts = Record<string, object>

/** One sentence per language and code. A missing one does not compile. */
export type Sentences<F> = {
  readonly [Code in keyof F & string]: {
    readonly [L in Language]: (facts: F[Code]) => string
  }
}

/** The refusals of one context: `refuse` to return one, `sentences` to tell it. */
export interface Refusals<F> {
  readonly refuse: <Code extends keyof F & string>(code: Code, facts: F[Code]) => Refusal<Code>
  readonly sentences: Sentences<F>
}

/** Declares a context's refusals: its facts as a type, its sentences as a table. */
export const refusals = <F>(sentences: Sentences<F>): Refusals<F> => ({
  refuse: (code, facts) => ({ refused: true, code, facts: facts as object }),
  sentences,
})

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer && answer.refused === true
