/** To whom a notice speaks: everybody, or those who work at the centre. */
export const audiences = ['everybody', 'staff'] as const
