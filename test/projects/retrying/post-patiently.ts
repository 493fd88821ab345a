export async function postPatiently(url: string, init: RequestInit): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await fetch(url, { method: 'POST', signal: AbortSignal.timeout(1_000), ...init });
      return;
    } catch (error) {
      if (attempt === 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_000 * 2 ** attempt));
    }
  }
}
