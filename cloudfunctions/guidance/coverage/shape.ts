/** How a matter is to come to the centre: a window takes it, it goes online, or it stays where it is, with a reason. */
export const coveragePlans = ['window', 'online', 'stays'] as const
