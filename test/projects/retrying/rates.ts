import { fewTimes, untilItWorks } from './until-it-works.ts';

const bounded = { signal: AbortSignal.timeout(1_000) };

export const loadRates = () => untilItWorks(() => fetch('http://rates/today', bounded));

export const loadPrices = () => fewTimes(() => fetch('http://prices/today', bounded));
