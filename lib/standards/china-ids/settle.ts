/**
 * Repeats a step of tidying until it changes nothing more, so that tidying twice is tidying once. One pass is not
 * always enough: taking out an invisible mark can bring two characters together that compose to one.
 * @param step must not make a text longer for ever; those of this folder only fold and take away
 */
export function settle(text: string, step: (text: string) => string): string {
  const next = step(text);
  return next === text ? text : settle(next, step);
}
