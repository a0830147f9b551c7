/** What an opinion is about: the window itself and its place, its hours, or what is done there. */
export const opinionSubjects = ['window', 'hours', 'services'] as const

/** Who reads an answer: everybody, or whoever keeps the opinion's receipt. */
export const answerTo = ['everybody', 'author'] as const
