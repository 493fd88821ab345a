const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

export async function untilItWorks<T>(work: () => Promise<T>): Promise<T> {
  for (;;) { // expect: no-unbounded-retry (via `loadRates → fetch`)
    try {
      return await work();
    } catch {
      await pause(1_000 * Math.random());
    }
  }
}

export async function fewTimes<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 3) throw error;
      await pause(1_000 * attempt * Math.random());
    }
  }
}
