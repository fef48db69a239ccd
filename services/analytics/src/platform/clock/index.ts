/** The time, as an argument: tests and replays give their own. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
