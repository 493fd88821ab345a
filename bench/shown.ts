/** Milliseconds as seconds: `8.29 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** `2.34 ms`. */
export function milliseconds(value: number): string {
  return `${value.toFixed(2)} ms`;
}

/** `698 MB`. */
export function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}

/** A share of one with a sign: `+12.3 %`. */
export function change(share: number): string {
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)} %`;
}
