/** A share as percent, with a decimal where it is below ten. */
export const percent = (share: number): string => `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;
